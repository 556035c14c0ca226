import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const keptDays = 30;

/** A snapshot becomes the interpreter's memory: only a file that nobody else could have written will do. */
export function isTrusted(file: string): boolean {
  if (!existsSync(file)) return false;
  const { uid, mode } = statSync(file);
  return (process.getuid === undefined || uid === process.getuid()) && (mode & 0o022) === 0;
}

/**
 * Keeps the memory of an interpreter that has run nothing yet; the next ones start from it, five times as fast. Never rejects:
 * where it cannot be kept, every start takes its few seconds.
 */
export async function keepSnapshot(memory: Readable, file: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.${Math.round(performance.now())}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    await pipeline(memory, createWriteStream(unfinished, { mode: 0o600 }));
    if (statSync(/* turbopackIgnore: true */ unfinished).size > 0) renameSync(unfinished, file);
    removeOld(file);
  } catch {
    memory.resume();
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Snapshots of versions that nobody has started for long. */
function removeOld(file: string): void {
  const oldest = statSync(file).mtimeMs - keptDays * 24 * 60 * 60 * 1000;
  for (const name of readdirSync(dirname(file))) {
    const other = join(dirname(file), name);
    const isSnapshot = /^python-[0-9a-f]+\.snapshot/.test(name) && name !== basename(file);
    if (isSnapshot && statSync(other).mtimeMs < oldest) rmSync(other, { force: true });
  }
}
