import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unavailable } from '@/lib/errors';
import { identifyProcess, isRunning, type ProcessIdentity, processIdentity } from './identify-process';

export interface Claim {
  readonly owner: ProcessIdentity;
  release(): void;
}

/**
 * Claims a folder for this process, for as long as it lives: of any number of processes one gets the claim, the others
 * get to know its owner.
 *
 * A claim is a file `owner.N` with the owner's identity. The highest N counts, and it counts only while exactly that
 * process runs, so that nothing has to be cleaned up after `kill -9` and a number used again by the system is no
 * obstacle. Taking over means to link `owner.N+1`, which only one process can. The highest file is never removed (a
 * release empties it), or a slow reader could link a number that was used before.
 */
export function claimFolder(folder: string): Claim | { readonly heldBy: ProcessIdentity } {
  mkdirSync(folder, { recursive: true });
  const self = identifyProcess(process.pid);
  if (!self) throw unavailable('engines.identity', 'The system does not tell when this process started.');
  for (;;) {
    const newest = Math.max(0, ...claimNumbers(folder));
    const owner = newest === 0 ? undefined : readClaim(folder, newest);
    if (owner && isRunning(owner)) return { heldBy: owner };
    const mine = newest + 1;
    if (!linkClaim(folder, mine, self)) continue;
    const numbers = claimNumbers(folder);
    if (Math.max(...numbers) > mine) {
      rmSync(claimPath(folder, mine), { force: true });
      continue;
    }
    for (const number of numbers) if (number < mine) rmSync(claimPath(folder, number), { force: true });
    return { owner: self, release: () => replaceFile(claimPath(folder, mine), '{}') };
  }
}

/** The live process that owns the folder, or undefined. */
export function findOwner(folder: string): ProcessIdentity | undefined {
  const newest = Math.max(0, ...claimNumbers(folder));
  const owner = newest === 0 ? undefined : readClaim(folder, newest);
  return owner && isRunning(owner) ? owner : undefined;
}

/** Writes a file in one step, for its owner's eyes only: a reader sees the old text or the new one, never a part. */
export function replaceFile(path: string, text: string): void {
  const next = `${path}.${process.pid}.new`;
  writeFileSync(next, text, { mode: 0o600 });
  renameSync(next, path);
}

const claimPath = (folder: string, number: number) => join(folder, `owner.${number}`);

function claimNumbers(folder: string): number[] {
  try {
    return readdirSync(folder).flatMap((name) => {
      const digits = /^owner\.(\d+)$/.exec(name)?.[1];
      return digits === undefined ? [] : [Number(digits)];
    });
  } catch {
    return [];
  }
}

function readClaim(folder: string, number: number): ProcessIdentity | undefined {
  try {
    return processIdentity.safeParse(JSON.parse(readFileSync(claimPath(folder, number), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function linkClaim(folder: string, number: number, owner: ProcessIdentity): boolean {
  const draft = join(folder, `owner.draft.${owner.pid}`);
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    linkSync(draft, claimPath(folder, number));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
