import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { connectDb } from '@/db/client';
import { courseRuns } from '@/db/schema';
import { unavailable } from '@/lib/errors';
import type { Log } from './log';
import { CommandFailed, runCommand } from './process/run-command';
import { typescriptCommand } from './process/typescript-command';
import { projectFolder } from './project-folder';

export interface FirstStartOptions {
  readonly databaseUrl: string;
  /** The environment of the command: stores, secrets, data folder. */
  readonly env: NodeJS.ProcessEnv;
  /** Demo accounts are for one's own machine only. */
  readonly withAccounts: boolean;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/**
 * Where the database has no course yet, seeds it by the line tool (`lectern seed first`): the welcome course through the
 * importer, and demo accounts where they are allowed. Throws (kind Unavailable) with what the command said.
 */
export async function seedOnFirstStart(options: FirstStartOptions): Promise<void> {
  const { databaseUrl, env, withAccounts, log, signal } = options;
  if (await hasCourses(databaseUrl)) return;
  log(withAccounts ? 'Seeding the welcome course and demo accounts' : 'Seeding the welcome course');
  const { file, args } = typescriptCommand('cli/main.ts', [
    'seed',
    'first',
    withAccounts ? '--demo-accounts' : '--no-demo-accounts',
  ]);
  await runCommand(file, args, { cwd: projectFolder, env, ...(signal && { signal }) }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const reason = cause instanceof CommandFailed ? cause.output : String(cause);
    throw unavailable('engines.seed', `The first seed failed:\n${reason}`, { cause });
  });
}

async function hasCourses(databaseUrl: string): Promise<boolean> {
  const { db, close } = connectDb(databaseUrl, { connectionLimit: 1 });
  try {
    return (await db.select({ key: courseRuns.key }).from(courseRuns).limit(1)).length > 0;
  } finally {
    await close();
  }
}

const demoFile = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }));

/** Lines that tell the demo sign-ins, none where there are no demo accounts. */
export function describeDemoAccounts(dataDir: string): string[] {
  const path = join(dataDir, 'demo.json');
  if (!existsSync(path)) return [];
  const accounts = demoFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return accounts.map(({ role, email, password }) => `  ${role.padEnd(12)} ${email.padEnd(28)} ${password}`);
}
