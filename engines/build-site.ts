import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { unavailable } from '@/lib/errors';
import type { Log } from './log';
import { CommandFailed, runCommand } from './process/run-command';
import { nodeProgram } from './process/typescript-command';
import { projectFolder } from './project-folder';

/** What a build does not read. Folders whose names begin with a dot are never read. */
const unread = new Set([
  'node_modules',
  'tests',
  'docs',
  'bench',
  'deploy',
  'coverage',
  'test-results',
  'playwright-report',
]);
const unreadFile = /(\.test\.tsx?|\.md|\.tsbuildinfo|^next-env\.d\.ts)$/;

/** As next.config.ts has it. */
const buildFolder = (env: NodeJS.ProcessEnv) => join(projectFolder, env.LECTERN_BUILD_DIR || '.next');
const stampPath = (env: NodeJS.ProcessEnv) => join(buildFolder(env), 'lectern-build.json');

export interface BuildOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Not read either, wherever it is. */
  readonly dataDir: string;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/**
 * Builds the website where its sources or the locked dependencies changed since the last build. Throws (kind
 * Unavailable) with what the build said.
 */
export async function buildSiteWhereNeeded({ env, dataDir, log, signal }: BuildOptions): Promise<void> {
  const sources = await hashSources(projectFolder, dataDir);
  if (readStamp(env) === sources && existsSync(join(buildFolder(env), 'BUILD_ID'))) return;
  log('Building the website (after each change of its sources, about half a minute)');
  const nextProgram = join(projectFolder, 'node_modules/next/dist/bin/next');
  await runCommand(nodeProgram(), [nextProgram, 'build'], {
    cwd: projectFolder,
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const reason = cause instanceof CommandFailed ? cause.output : String(cause);
    throw unavailable('engines.build', `The website cannot be built:\n${reason}`, { cause });
  });
  writeFileSync(stampPath(env), JSON.stringify({ sources }));
}

function readStamp(env: NodeJS.ProcessEnv): unknown {
  try {
    return JSON.parse(readFileSync(stampPath(env), 'utf8')).sources;
  } catch {
    return undefined;
  }
}

async function hashSources(folder: string, dataDir: string): Promise<string> {
  const hash = createHash('sha256');
  for (const path of listSources(folder, dataDir).sort()) {
    hash.update(`\0${relative(folder, path)}\0`);
    hash.update(await readFile(path));
  }
  return hash.digest('hex');
}

function listSources(folder: string, dataDir: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const isUnread = unread.has(entry.name) || entry.name.startsWith('.') || path === dataDir;
      return isUnread ? [] : listSources(path, dataDir);
    }
    return entry.isFile() && !unreadFile.test(entry.name) ? [path] : [];
  });
}
