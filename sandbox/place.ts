import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the parts of the sandbox lie. Bundlers move this file, so places follow from the folder that the process runs in. */
export interface SandboxPlace {
  readonly workerFile: string;
  readonly workerFolder: string;
  readonly pythonFolder: string;
  readonly pyodideFolder: string;
  /** Where the memory snapshot is kept; null keeps none. */
  readonly cacheFolder: string | null;
}

/** The place below a checkout. Throws where the checkout or its dependencies are not there. */
export function sandboxPlace(projectFolder: string): SandboxPlace {
  const place: SandboxPlace = {
    workerFile: join(projectFolder, 'sandbox/worker/main.mjs'),
    workerFolder: join(projectFolder, 'sandbox/worker'),
    pythonFolder: join(projectFolder, 'sandbox/python'),
    pyodideFolder: join(projectFolder, 'node_modules/pyodide/'),
    cacheFolder: cacheFolder(process.env),
  };
  for (const path of [place.workerFile, place.pyodideFolder]) {
    if (!existsSync(/* turbopackIgnore: true */ path))
      throw new Error(`The Python sandbox is not installed: ${path} is missing.`);
  }
  return place;
}

/** The machine's cache of Lectern, the same folder that holds unpacked engines. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.LECTERN_CACHE) return env.LECTERN_CACHE;
  if (process.getuid?.() === 0) return '/var/cache/lectern';
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lectern');
}

/** A name for the snapshot that changes with everything that is in it. */
export function snapshotName(place: SandboxPlace): string {
  const hash = createHash('sha256').update(readFileSync(join(place.pyodideFolder, 'package.json')));
  for (const file of pythonFiles(place.pythonFolder)) hash.update(file).update(readFileSync(file));
  return `python-${hash.digest('hex').slice(0, 20)}.snapshot`;
}

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pythonFiles(path);
      return entry.name.endsWith('.py') ? [path] : [];
    })
    .sort();
}
