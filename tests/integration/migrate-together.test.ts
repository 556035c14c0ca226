import { createConnection } from 'mysql2/promise';
import { expect, it } from 'vitest';
import { typescriptCommand } from '@/engines/process/typescript-command';
import journal from '../../db/migrations/meta/_journal.json';
import { startCommand } from '../support/start-command';

it('processes that migrate at once wait for each other, and each migration runs once', async () => {
  const url = new URL(process.env.DATABASE_URL ?? '');
  const admin = await createConnection({ uri: url.toString() });
  const name = `lectern_together_${process.pid}`;
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    url.pathname = `/${name}`;
    const { file, args } = typescriptCommand('tests/support/run-migrations.ts', [url.toString()]);
    const started = [1, 2, 3].map(() => startCommand(file, args, { env: {} }));
    const ended = await Promise.all(started.map(({ ended }) => ended));
    expect(ended, started.map(({ err }) => err()).join('\n')).toEqual([0, 0, 0]);
    const [rows] = await admin.query(`SELECT created_at FROM ${name}.__drizzle_migrations`);
    expect(rows).toHaveLength(journal.entries.length);
  } finally {
    await admin.query(`DROP DATABASE ${name}`);
    await admin.end();
  }
});
