import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this checkout. */
export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** The data folder that the environment names, as an absolute path. */
export const dataFolderOf = (env: NodeJS.ProcessEnv) => resolve(projectFolder, env.LECTERN_DATA || '.data');
