import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importKeyRing, type KeyRing } from './import-key-ring';

let kept: { readonly text: string; readonly ring: Promise<KeyRing> } | undefined;
let file: { readonly path: string; readonly changedAt: number; readonly keys: string | undefined } | undefined;

/**
 * The keys of this site, from `LECTERN_ENCRYPTION_KEY`. Where that is what a start took from the data folder's `secrets`, and the keys
 * there have been rotated since, those: a website that runs need not be started again. Throws Invalid `encryption.key`.
 */
export function siteKeyRing(): Promise<KeyRing> {
  const given = process.env.LECTERN_ENCRYPTION_KEY ?? '';
  const rotated = readKeysOf(process.env.LECTERN_DATA);
  const text = rotated?.split(',').includes(given.split(',')[0] ?? '') ? rotated : given;
  if (kept?.text !== text) {
    kept = { text, ring: importKeyRing(text) };
  }
  return kept.ring;
}

/** The keys in a data folder's `secrets`, read again where the file has changed; undefined where there are none. */
function readKeysOf(dataFolder: string | undefined): string | undefined {
  if (!dataFolder) {
    return undefined;
  }
  const path = join(dataFolder, 'secrets');
  try {
    const { mtimeMs } = statSync(path);
    if (file?.path !== path || file.changedAt !== mtimeMs) {
      const { LECTERN_ENCRYPTION_KEY: keys }: { LECTERN_ENCRYPTION_KEY?: unknown } = JSON.parse(
        readFileSync(path, 'utf8'),
      );
      file = { path, changedAt: mtimeMs, keys: typeof keys === 'string' ? keys : undefined };
    }
    return file.keys;
  } catch {
    // Beside stores of one's own there is no such file, and the keys come by variable.
    return undefined;
  }
}
