// Plain JavaScript: this runs on a bare clone, before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { preparePrograms } from './programs.mjs';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];

/** Ends the process with one sentence where this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  process.stderr.write(`Lectern needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

/** What packs the site for the edge and runs it there has packages of its own. */
const edgeTools = join(projectFolder, 'edge/tools');

/** As below, of what `build:edge` and `start:edge` need beside. No package of theirs runs a script of its own. */
export const installEdgeToolsWhereNeeded = () => installWhereNeeded(edgeTools, ['--ignore-scripts']);

/** Installs the locked dependencies where node_modules is missing or does not hold what the lockfile names. */
export async function installWhereNeeded(folder = projectFolder, moreArgs = []) {
  const locked = readPackages(join(folder, 'package-lock.json'));
  const installed = readPackages(join(folder, 'node_modules/.package-lock.json'));
  if (locked && installed && holdsAll(locked, installed)) return;
  process.stderr.write(`Installing ${Object.keys(locked ?? {}).length} packages (npm ci)\n`);
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...moreArgs];
  const [file, fileArgs] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const code = await new Promise((resolve) => {
    const child = spawn(file, fileArgs, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', () => resolve(1));
    child.on('exit', (exitCode) => resolve(exitCode ?? 1));
  });
  if (code === 0) return;
  process.stderr.write('The dependencies could not be installed: see the lines above, then run `npm ci` by hand.\n');
  process.exit(1);
}

function readPackages(path) {
  try {
    const { '': _root, ...packages } = JSON.parse(readFileSync(path, 'utf8')).packages;
    return packages;
  } catch {
    return undefined;
  }
}

/** Optional packages may be absent: they are for other platforms. */
function holdsAll(locked, installed) {
  return Object.entries(locked).every(([path, { version, optional, link }]) => {
    const found = installed[path];
    return found ? found.version === version : optional || link;
  });
}

/**
 * Runs a TypeScript file of the project under the Node that came with the dependencies (24), with this process' input
 * and output, and ends as it ends. Signals are passed on. `withChannel` lets it notice when this process is gone. With
 * `LECTERN_DEBUG` it is loaded file by file, so that traces name the lines of the sources.
 */
export async function runTypescript(file, args, { withChannel = false } = {}) {
  const bundledNode = join(projectFolder, 'node_modules/.bin/node');
  const programs = process.env.LECTERN_DEBUG ? undefined : await preparePrograms();
  const program = programs && join(programs, file.replace(/\.ts$/, '.js'));
  const loader = createRequire(join(projectFolder, 'package.json')).resolve('tsx');
  const child = spawn(
    existsSync(bundledNode) ? bundledNode : process.execPath,
    program && existsSync(program)
      ? [program, ...args]
      : ['--import', pathToFileURL(loader).href, join(projectFolder, file), ...args],
    {
      stdio: ['inherit', 'inherit', 'inherit', ...(withChannel ? ['ipc'] : [])],
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: join(projectFolder, 'tsconfig.json'),
        ...(programs && { LECTERN_PROGRAMS: programs }),
      },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
  return child;
}
