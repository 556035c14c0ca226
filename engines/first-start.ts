import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { connectDb } from '@/db/client';
import { courseRuns } from '@/db/schema';
import { unavailable } from '@/lib/errors';
import type { Log } from './log';
import { replaceFile } from './process/claim-folder';
import { CommandFailed, runCommand } from './process/run-command';
import { typescriptCommand } from './process/typescript-command';
import { projectFolder } from './project-folder';

export interface FirstStartOptions {
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** Whether the stores belong to this data folder alone. */
  readonly storesArePrivate: boolean;
  /** The environment of the command: stores, secrets, data folder. */
  readonly env: NodeJS.ProcessEnv;
  /** Demo accounts are for one's own machine only. */
  readonly withAccounts: boolean;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/**
 * The first time, seeds the site by the line tool (`lectern seed first`): the course that comes with Lectern through the
 * importer, and demo accounts where they are allowed. Private stores are seeded once for each data folder, also when a
 * course was imported before; configured ones while they hold no course. Cut off in the middle, it is done again. Throws
 * (kind Unavailable) with what the command said.
 */
export async function seedOnFirstStart(options: FirstStartOptions): Promise<void> {
  const { dataDir, databaseUrl, storesArePrivate, env, withAccounts, log, signal } = options;
  if (existsSync(seededMark(dataDir)) || (!storesArePrivate && (await hasCourses(databaseUrl)))) return;
  log(withAccounts ? 'Seeding the first course and demo accounts' : 'Seeding the first course');
  const accounts = withAccounts ? '--demo-accounts' : '--no-demo-accounts';
  const { file, args } = typescriptCommand('cli/main.ts', ['seed', 'first', accounts]);
  await runCommand(file, args, { cwd: projectFolder, env, ...(signal && { signal }) }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const reason = cause instanceof CommandFailed ? cause.output : String(cause);
    throw unavailable('engines.seed', `The first seed failed:\n${reason}`, { cause });
  });
  markSeeded(dataDir);
}

const seededMark = (dataDir: string) => join(dataDir, 'seeded');

/** Notes that this data folder has its first course, or is to have none. */
export function markSeeded(dataDir: string): void {
  replaceFile(seededMark(dataDir), '');
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
