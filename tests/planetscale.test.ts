import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, MySqlTable } from 'drizzle-orm/mysql-core';
import { describe, expect, it } from 'vitest';
import { keyspaceOf, learnerTables, referenceTables, sequences, shardColumn, siteTables } from '@/db/keyspaces';
import * as schema from '@/db/schema';
import { splitMigrations, writeVschema } from './support/sharding/write-keyspaces';

/**
 * `deploy/planetscale` against the schema. It is written from `db/keyspaces.ts` and the migrations: after a change of either,
 * `LECTERN_WRITE_KEYSPACES=1` writes it anew.
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'deploy', 'planetscale');
const migrations = readdirSync(join(root, 'db', 'migrations'))
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ name, sql: readFileSync(join(root, 'db', 'migrations', name), 'utf8') }));
const tables = Object.values<unknown>(schema).flatMap((value) =>
  is(value, MySqlTable) ? [getTableConfig(value)] : [],
);

describe('the keyspaces', () => {
  it('have every table of the schema, each once', () => {
    const placed = [...learnerTables, ...referenceTables, ...siteTables].sort();
    expect(placed).toEqual(tables.map(({ name }) => name).sort());
    expect(new Set(placed).size).toBe(placed.length);
  });

  it('find a row of learner by a column that every one of its tables has, and none of them may leave out', () => {
    for (const { name, columns } of tables.filter((table) => keyspaceOf(table.name) === 'learner')) {
      const column = columns.find((one) => one.name === shardColumn);
      expect({ name, notNull: column?.notNull, type: column?.getSQLType() }).toEqual({
        name,
        notNull: true,
        type: 'varchar(32) character set utf8mb4 collate utf8mb4_bin',
      });
    }
  });

  it('begin the key of a row of learner with whose it is, or number it from a sequence', () => {
    const numbered = sequences.map(({ table }): string => table);
    for (const { name, columns, primaryKeys } of tables.filter((table) => keyspaceOf(table.name) === 'learner')) {
      const [first] = primaryKeys[0]?.columns ?? columns.filter((column) => column.primary);
      expect({ name, first: first?.name }).toEqual({ name, first: numbered.includes(name) ? 'seq' : shardColumn });
    }
  });

  it('count nothing up on a shard', () => {
    const counting = tables
      .filter((table) => keyspaceOf(table.name) !== 'site')
      .flatMap(({ name, columns }) =>
        columns
          .filter((column) => 'autoIncrement' in column && column.autoIncrement)
          .map((column) => [name, column.name]),
      );
    expect(counting).toEqual(sequences.map(({ table, column }) => [table, column]));
  });

  it('have unique keys of learner that the shard column is part of, or that are random', () => {
    const random = new Set(['attempts_id_uq']);
    const wrong = tables
      .filter((table) => keyspaceOf(table.name) === 'learner')
      .flatMap(({ indexes }) => indexes)
      .filter(({ config }) => config.unique && !random.has(config.name))
      .filter(({ config }) => !config.columns.some((column) => 'name' in column && column.name === shardColumn));
    expect(wrong.map(({ config }) => config.name)).toEqual([]);
  });
});

const written: readonly (readonly [string, () => string])[] = [
  ['site.vschema.json', () => writeVschema('site')],
  ['learner.vschema.json', () => writeVschema('learner')],
  ['site.sql', () => splitMigrations(migrations, 'site')],
  ['learner.sql', () => splitMigrations(migrations, 'learner')],
];

it.each(written)('%s is as the schema has it', (name, write) => {
  const path = join(folder, name);
  if (process.env.LECTERN_WRITE_KEYSPACES) {
    writeFileSync(path, write());
  }
  expect(readFileSync(path, 'utf8')).toBe(write());
});
