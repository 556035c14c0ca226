import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../project-folder';
import type { Command } from './run-as-server-user';

/** The Node that came with the dependencies (24), else the one that runs this. */
export function nodeProgram(): string {
  const installed = join(projectFolder, 'node_modules/.bin/node');
  return existsSync(installed) ? installed : process.execPath;
}

/**
 * How a TypeScript file of the project is run as a process of its own: from the programs that this process was started
 * from (`programs.mjs`), where it is one of them. `esm` leaves CommonJS modules, such as those of a built website, to
 * Node alone.
 */
export function typescriptCommand(file: string, args: readonly string[], loads: 'all' | 'esm' = 'all'): Command {
  const program = join(process.env.LECTERN_PROGRAMS ?? '', file.replace(/\.ts$/, '.js'));
  if (process.env.LECTERN_PROGRAMS && existsSync(program)) return { file: nodeProgram(), args: [program, ...args] };
  const loader = createRequire(join(projectFolder, 'package.json')).resolve(loads === 'esm' ? 'tsx/esm' : 'tsx');
  return { file: nodeProgram(), args: ['--import', pathToFileURL(loader).href, join(projectFolder, file), ...args] };
}
