import { keyspaceOf, learnerTables, referenceTables, sequences, shardColumn, siteTables } from '@/db/keyspaces';

/** The vschema of a keyspace, as `pscale keyspace vschema update` takes it. */
export function writeVschema(keyspace: 'site' | 'learner'): string {
  const vschema =
    keyspace === 'site'
      ? {
          sharded: false,
          tables: {
            ...Object.fromEntries([...siteTables, ...referenceTables].sort().map((table) => [table, {}])),
            ...Object.fromEntries(sequences.map(({ sequence }) => [sequence, { type: 'sequence' }])),
          },
        }
      : {
          sharded: true,
          vindexes: { person: { type: 'xxhash' } },
          tables: {
            ...Object.fromEntries(learnerTables.map((table) => [table, learnerTable(table)])),
            ...Object.fromEntries(
              referenceTables.map((table) => [table, { type: 'reference', source: `site.${table}` }]),
            ),
          },
        };
  return `${JSON.stringify(vschema, null, 2)}\n`;
}

function learnerTable(table: string) {
  const numbered = sequences.find((one) => one.table === table);
  return {
    column_vindexes: [{ column: shardColumn, name: 'person' }],
    ...(numbered && { auto_increment: { column: numbered.column, sequence: `site.${numbered.sequence}` } }),
  };
}

/**
 * The statements of the migrations that make the tables of a keyspace, in their order. Numbers of `learner` come from sequences in
 * `site`, which are made at the end of its own.
 */
export function splitMigrations(
  migrations: readonly { readonly name: string; readonly sql: string }[],
  keyspace: 'site' | 'learner',
): string {
  const parts = migrations.map(({ name, sql }) => {
    const own = sql
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '' && isIn(statement, keyspace))
      .map((statement) => withoutCounting(statement, keyspace));
    return own.length === 0 ? '' : `-- ${name}\n${own.join('\n')}\n`;
  });
  const made = keyspace === 'site' ? sequences.map(({ sequence }) => sequenceTable(sequence)) : [];
  return [...parts, ...made].filter((part) => part !== '').join('\n');
}

function isIn(statement: string, keyspace: 'site' | 'learner'): boolean {
  const table =
    /^(?:CREATE|ALTER|DROP) TABLE (?:IF (?:NOT )?EXISTS )?`(\w+)`/i.exec(statement)?.[1] ??
    /^(?:CREATE (?:UNIQUE )?|DROP )INDEX `\w+` ON `(\w+)`/i.exec(statement)?.[1] ??
    /^(?:INSERT INTO|UPDATE|DELETE FROM) `(\w+)`/i.exec(statement)?.[1];
  const place = table === undefined ? undefined : keyspaceOf(table);
  if (place === undefined) {
    throw new Error(`No keyspace is known for: ${statement.slice(0, 100)}`);
  }
  return place === keyspace || place === 'both';
}

const withoutCounting = (statement: string, keyspace: 'site' | 'learner') =>
  keyspace === 'learner' ? statement.replace(/ AUTO_INCREMENT\b/gi, '') : statement;

/** Numbers are handed out a thousand at a time. */
const sequenceTable = (name: string) =>
  `CREATE TABLE \`${name}\` (\`id\` bigint NOT NULL, \`next_id\` bigint, \`cache\` bigint, PRIMARY KEY (\`id\`)) COMMENT 'vitess_sequence';\n` +
  `INSERT INTO \`${name}\` (\`id\`, \`next_id\`, \`cache\`) VALUES (0, 1, 1000);\n`;
