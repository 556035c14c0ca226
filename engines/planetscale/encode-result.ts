import type { FieldPacket, ResultSetHeader } from 'mysql2';
import { Types } from 'mysql2';

/** A column and a row as PlanetScale's API describes them: values of a row are one base64 text, cut by `lengths`. */
interface EncodedField {
  readonly name: string;
  readonly type: string;
  readonly table: string;
  readonly orgTable: string;
  readonly database: string | undefined;
  readonly orgName: string;
  readonly columnLength: number | undefined;
  readonly charset: number | undefined;
  readonly decimals?: number;
  readonly flags: number;
}
export interface EncodedResult {
  readonly fields?: readonly EncodedField[];
  readonly rows?: readonly { readonly lengths: readonly string[]; readonly values: string }[];
  readonly rowsAffected?: string;
  readonly insertId?: string;
}

/** A row as raw bytes, column by column. */
export type RawRow = readonly (Buffer | null)[];

export function encodeHeader({ affectedRows, insertId }: ResultSetHeader): EncodedResult {
  return {
    ...(affectedRows > 0 && { rowsAffected: String(affectedRows) }),
    ...(insertId > 0 && { insertId: String(insertId) }),
  };
}

export function encodeRows(rows: readonly RawRow[], fields: readonly FieldPacket[]): EncodedResult {
  return { fields: fields.map(encodeField), rows: rows.map(encodeRow) };
}

/** NULL has the length -1 and no bytes. */
function encodeRow(row: RawRow): { lengths: string[]; values: string } {
  const present = row.filter((value) => value !== null);
  return {
    lengths: row.map((value) => (value === null ? '-1' : String(value.length))),
    values: Buffer.concat(present).toString('base64'),
  };
}

function encodeField(field: FieldPacket): EncodedField {
  return {
    name: field.name,
    type: vitessType(field),
    table: field.table,
    orgTable: field.orgTable,
    database: field.schema ?? field.db,
    orgName: field.orgName,
    columnLength: field.columnLength,
    charset: field.characterSet,
    ...(field.decimals > 0 && { decimals: field.decimals }),
    flags: flagsOf(field),
  };
}

const flag = { unsigned: 32, enum: 256, set: 2048 } as const;
const binaryCharset = 63;

const flagsOf = (field: FieldPacket) => (typeof field.flags === 'number' ? field.flags : 0);

const integers: Readonly<Record<number, string>> = {
  [Types.TINY]: 'INT8',
  [Types.SHORT]: 'INT16',
  [Types.INT24]: 'INT24',
  [Types.LONG]: 'INT32',
  [Types.LONGLONG]: 'INT64',
};

const plainTypes: Readonly<Record<number, string>> = {
  [Types.FLOAT]: 'FLOAT32',
  [Types.DOUBLE]: 'FLOAT64',
  [Types.NULL]: 'NULL',
  [Types.TIMESTAMP]: 'TIMESTAMP',
  [Types.DATE]: 'DATE',
  [Types.TIME]: 'TIME',
  [Types.DATETIME]: 'DATETIME',
  [Types.YEAR]: 'YEAR',
  [Types.BIT]: 'BIT',
  [Types.JSON]: 'JSON',
  [Types.DECIMAL]: 'DECIMAL',
  [Types.NEWDECIMAL]: 'DECIMAL',
  [Types.GEOMETRY]: 'GEOMETRY',
};

const blobs: ReadonlySet<number> = new Set([Types.TINY_BLOB, Types.MEDIUM_BLOB, Types.LONG_BLOB, Types.BLOB]);

/** Vitess's name of a column's type. */
function vitessType(field: FieldPacket): string {
  const type = field.columnType ?? field.type ?? Types.NULL;
  const flags = flagsOf(field);
  const integer = integers[type];
  if (integer) return flags & flag.unsigned ? `U${integer}` : integer;
  const plain = plainTypes[type];
  if (plain) return plain;
  const isBinary = field.characterSet === binaryCharset;
  // MariaDB keeps JSON as text and says so beside the type.
  if (blobs.has(type)) return field.extendedFormat === 'json' ? 'JSON' : isBinary ? 'BLOB' : 'TEXT';
  if (flags & flag.enum) return 'ENUM';
  if (flags & flag.set) return 'SET';
  if (type === Types.STRING) return isBinary ? 'BINARY' : 'CHAR';
  return isBinary ? 'VARBINARY' : 'VARCHAR';
}
