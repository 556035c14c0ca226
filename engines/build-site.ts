import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { unavailable } from '@/lib/errors';
import type { Log } from './log';
import { CommandFailed, runCommand } from './process/run-command';
import { nodeProgram } from './process/typescript-command';
import { projectFolder } from './project-folder';
import { packFiles } from './static/pack-files';
import { writeBuildTsconfig } from './write-build-tsconfig';

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

const buildsFolder = join(projectFolder, '.next');
const buildPrefix = 'site-';
/** Builds kept: a website that was started from an older one, and still runs, reads its files. */
const keptBuilds = 3;
const stampPath = (buildDir: string) => join(projectFolder, buildDir, 'lectern-build.json');

export interface BuildOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Not read either, wherever it is. */
  readonly dataDir: string;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/**
 * Builds the website where its sources or the locked dependencies differ from those of every build that is there, in a
 * folder named by them: a website that runs from another build keeps its files. Answers the folder, for
 * `LECTERN_BUILD_DIR`. Throws (kind Unavailable) with what the build said.
 */
export async function buildSiteWhereNeeded({ env, dataDir, log, signal }: BuildOptions): Promise<string> {
  const sources = await hashSources(projectFolder, dataDir);
  const buildDir = env.LECTERN_BUILD_DIR || join('.next', `${buildPrefix}${sources.slice(0, 12)}`);
  if (readStamp(buildDir) === sources && existsSync(join(projectFolder, buildDir, 'BUILD_ID'))) return buildDir;
  log('Building the website (after each change of its sources, about half a minute)');
  const nextProgram = join(projectFolder, 'node_modules/next/dist/bin/next');
  await runCommand(nodeProgram(), [nextProgram, 'build'], {
    cwd: projectFolder,
    env: {
      ...env,
      LECTERN_BUILD_DIR: buildDir,
      LECTERN_BUILD_TSCONFIG: writeBuildTsconfig('.next/tsconfig.site.json'),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const reason = cause instanceof CommandFailed ? cause.output : String(cause);
    throw unavailable('engines.build', `The website cannot be built:\n${reason}`, { cause });
  });
  await packFiles(join(projectFolder, buildDir, 'static'));
  writeFileSync(stampPath(buildDir), JSON.stringify({ sources }));
  removeOldBuilds();
  return buildDir;
}

function removeOldBuilds(): void {
  const builds = readdirSync(buildsFolder)
    .filter((name) => name.startsWith(buildPrefix))
    .map((name) => ({ path: join(buildsFolder, name), at: statSync(join(buildsFolder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of builds.slice(keptBuilds)) rmSync(path, { recursive: true, force: true });
}

function readStamp(buildDir: string): unknown {
  try {
    return JSON.parse(readFileSync(stampPath(buildDir), 'utf8')).sources;
  } catch {
    return undefined;
  }
}

/** One hash of all that a build reads, below the project's folder but for the data folder. */
export async function hashSources(folder: string, dataDir: string): Promise<string> {
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
