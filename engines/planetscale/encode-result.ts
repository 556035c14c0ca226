import type { FieldPacket, ResultSetHeader } from 'mysql2';

/** Numbers of the protocol's column types (MySQL manual, "enum_field_types"); mysql2 keeps its own list from modules that Node imports. */
const columnType = {
  DECIMAL: 0,
  TINY: 1,
  SHORT: 2,
  LONG: 3,
  FLOAT: 4,
  DOUBLE: 5,
  NULL: 6,
  TIMESTAMP: 7,
  LONGLONG: 8,
  INT24: 9,
  DATE: 10,
  TIME: 11,
  DATETIME: 12,
  YEAR: 13,
  BIT: 16,
  JSON: 245,
  NEWDECIMAL: 246,
  TINY_BLOB: 249,
  MEDIUM_BLOB: 250,
  LONG_BLOB: 251,
  BLOB: 252,
  STRING: 254,
  GEOMETRY: 255,
} as const;

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
  [columnType.TINY]: 'INT8',
  [columnType.SHORT]: 'INT16',
  [columnType.INT24]: 'INT24',
  [columnType.LONG]: 'INT32',
  [columnType.LONGLONG]: 'INT64',
};

const plainTypes: Readonly<Record<number, string>> = {
  [columnType.FLOAT]: 'FLOAT32',
  [columnType.DOUBLE]: 'FLOAT64',
  [columnType.NULL]: 'NULL',
  [columnType.TIMESTAMP]: 'TIMESTAMP',
  [columnType.DATE]: 'DATE',
  [columnType.TIME]: 'TIME',
  [columnType.DATETIME]: 'DATETIME',
  [columnType.YEAR]: 'YEAR',
  [columnType.BIT]: 'BIT',
  [columnType.JSON]: 'JSON',
  [columnType.DECIMAL]: 'DECIMAL',
  [columnType.NEWDECIMAL]: 'DECIMAL',
  [columnType.GEOMETRY]: 'GEOMETRY',
};

const blobs: ReadonlySet<number> = new Set([
  columnType.TINY_BLOB,
  columnType.MEDIUM_BLOB,
  columnType.LONG_BLOB,
  columnType.BLOB,
]);

/** Vitess's name of a column's type. */
function vitessType(field: FieldPacket): string {
  const type = field.columnType ?? field.type ?? columnType.NULL;
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
  if (type === columnType.STRING) return isBinary ? 'BINARY' : 'CHAR';
  return isBinary ? 'VARBINARY' : 'VARCHAR';
}
