import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const projectFolder = findProject(dirname(fileURLToPath(import.meta.url)));

/** The nearest folder above that holds the lockfile: this file also runs as a part of a program (`programs.mjs`). */
function findProject(folder: string): string {
  const parent = dirname(folder);
  return existsSync(join(folder, 'package-lock.json')) || parent === folder ? folder : findProject(parent);
}

/** The data folder that the environment names, as an absolute path. */
export const dataFolderOf = (env: NodeJS.ProcessEnv) => resolve(projectFolder, env.LECTERN_DATA || '.data');
