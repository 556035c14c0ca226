import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimFolder } from './claim-folder';

/**
 * Makes the folder `target` where it is missing, by filling a draft that is renamed at the end: `target` is whole or
 * absent. Of several processes one makes it and the others wait.
 */
export async function makeOnce(
  target: string,
  make: (draft: string) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  while (!existsSync(target)) {
    signal?.throwIfAborted();
    const claim = claimFolder(`${target}.claim`);
    if ('heldBy' in claim) {
      await sleep(200);
      continue;
    }
    try {
      if (existsSync(target)) return;
      const draft = `${target}.draft`;
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { recursive: true, mode: 0o755 });
      await make(draft);
      renameSync(draft, target);
    } finally {
      claim.release();
    }
  }
}
