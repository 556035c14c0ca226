import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFolder } from './project-folder';

/**
 * A build writes the folder of its types into the tsconfig that it is given. It gets one of its own, which extends the
 * project's: that one is a source, whose change would make every start build again. `path` is below the project and one
 * folder deep; answers it, for `LECTERN_BUILD_TSCONFIG`.
 */
export function writeBuildTsconfig(path: string): string {
  const file = join(projectFolder, path);
  const include = ['../next-env.d.ts', '../**/*.ts', '../**/*.tsx'];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ extends: '../tsconfig.json', include, exclude: ['../node_modules'] }));
  return path;
}
