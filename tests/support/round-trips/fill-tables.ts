import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Rows of every table, so many that reading all of one is never what MySQL would rather do. */
export const filledRows = 4000;
const people = 500;
const courses = 4;

interface Column extends RowDataPacket {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly is_nullable: 'YES' | 'NO';
  readonly extra: string;
  readonly is_key: number;
}

/** Stands for whatever person and course a statement was recorded with. */
export const filledValue = (value: unknown): unknown =>
  typeof value !== 'string'
    ? value
    : value.startsWith('course-v1:')
      ? 'course-v1:Org+Many+1'
      : value.startsWith('usr_')
        ? 'usr_7'
        : value;

/** Fills every table of the connection's database, by what its columns are called and of what type they are; new tables as well. */
export async function fillTables(connection: Connection): Promise<void> {
  const [columns] = await connection.query<Column[]>(
    `select c.table_name as table_name, c.column_name as column_name, c.data_type as data_type, c.is_nullable as is_nullable,
       c.extra as extra,
       exists (select 1 from information_schema.statistics s where s.table_schema = c.table_schema
         and s.table_name = c.table_name and s.column_name = c.column_name and s.non_unique = 0) as is_key
     from information_schema.columns c where c.table_schema = database() and c.table_name not like '\\_\\_%'
     order by c.table_name, c.ordinal_position`,
  );
  await connection.query('create table __numbers (n int primary key)');
  await connection.query('set session cte_max_recursion_depth = 100000');
  await connection.query(
    `insert into __numbers with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${filledRows}) select n from numbers`,
  );
  for (const [table, own] of Map.groupBy(columns, ({ table_name }) => table_name)) {
    const names = own.map(({ column_name }) => `\`${column_name}\``).join(', ');
    const values = own.map((column) => valueFor(column)).join(', ');
    await connection.query(`insert ignore into \`${table}\` (${names}) select ${values} from __numbers`);
  }
  const [tables] = await connection.query<RowDataPacket[]>('show tables');
  await connection.query(`analyze table ${tables.map((row) => `\`${Object.values(row)[0]}\``).join(', ')}`);
}

function valueFor({
  table_name: table,
  column_name: name,
  data_type: type,
  is_nullable,
  extra,
  is_key,
}: Column): string {
  const isKey = Number(is_key) === 1;
  if (extra.includes('auto_increment')) {
    return 'n';
  }
  if (name === 'user_id' || (table === 'users' && name === 'id')) {
    return table === 'users' ? "concat('usr_', n)" : `concat('usr_', n % ${people})`;
  }
  if (name === 'course_key' || name === 'scope') {
    const number = table === 'course_runs' ? 'n' : `floor(n / ${people}) % ${courses}`;
    return `concat('course-v1:Org+Many+', ${number})`;
  }
  switch (type) {
    case 'varchar':
    case 'char':
      return isKey ? "concat('v', n)" : "concat('v', n % 7)";
    case 'tinyint':
      return 'n % 2';
    case 'int':
    case 'bigint':
      return isKey ? 'n' : 'n % 10';
    case 'double':
    case 'decimal':
      return '(n % 100) / 100';
    case 'datetime':
      return is_nullable === 'YES'
        ? "if(n % 50 = 0, null, timestampadd(minute, n, '2026-01-01'))"
        : "timestampadd(minute, n, '2026-01-01')";
    default:
      return "'{}'";
  }
}
