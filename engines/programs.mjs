// Plain JavaScript: it makes the programs that everything else of the command line runs in.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const cacheFolder = join(projectFolder, 'node_modules/.cache/lectern');
/** Sets of programs kept: what was started from an older one still loads parts of it. */
const keptSets = 10;

/** The files that begin a program. */
const entries = [
  'cli/main.ts',
  'cli/worker.ts',
  'engines/edge/build.ts',
  'engines/mongodb/serve-gateway.ts',
  'engines/mongodb/serve-port.ts',
  'engines/planetscale/serve-gateway.ts',
  'engines/serve.ts',
  'engines/stores.ts',
  'engines/supervisor.ts',
];
const sourceFolders = ['app', 'cli', 'db', 'engines', 'i18n', 'inngest', 'lib', 'messages', 'sandbox'];
const sourceFile = /\.(ts|tsx|json)$/;
/** Packages that read files which lie beside their own code, or that a built website brings along. */
const external = [
  'esbuild',
  'fontkit',
  'next',
  'next/*',
  'next-auth',
  'next-auth/*',
  'pdfkit',
  'pyodide',
  'react',
  'react-dom',
  'tsx',
];

/**
 * Puts the TypeScript of the programs together once for each state of the sources (about 1.5 s) and answers the folder
 * that holds them as `cli/main.js` and so on. A program then starts in a tenth of the processor time that hundreds of
 * single files need. Answers undefined where that cannot be, as in a checkout that nobody may write into: TypeScript is
 * then loaded file by file.
 */
export async function preparePrograms() {
  const folder = join(cacheFolder, `programs-${describeSources()}`);
  if (existsSync(folder)) return folder;
  let scratch;
  try {
    const { build } = await import('esbuild');
    mkdirSync(cacheFolder, { recursive: true });
    scratch = mkdtempSync(join(cacheFolder, 'making-'));
    await build({
      absWorkingDir: projectFolder,
      entryPoints: entries,
      outdir: scratch,
      outbase: projectFolder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      tsconfig: join(projectFolder, 'tsconfig.json'),
      external,
      legalComments: 'none',
      logLevel: 'silent',
      // CommonJS packages ask for Node's own modules by `require`.
      banner: {
        js: "import { createRequire as lecternRequire } from 'node:module'; const require = lecternRequire(import.meta.url);",
      },
    });
    writeFileSync(join(scratch, 'package.json'), '{"type":"module"}\n');
    renameSync(scratch, folder);
    removeOldSets();
    return folder;
  } catch {
    if (scratch) rmSync(scratch, { recursive: true, force: true });
    // Another command may have been first.
    return existsSync(folder) ? folder : undefined;
  }
}

/** A name for the state of the sources, by their times and sizes, and of the dependencies. */
function describeSources() {
  const hash = createHash('sha256').update(projectFolder).update(process.version);
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  };
  for (const file of ['package-lock.json', 'tsconfig.json', 'engines/programs.mjs']) add(join(projectFolder, file));
  for (const folder of sourceFolders) {
    for (const entry of readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && sourceFile.test(entry.name)) add(join(entry.parentPath ?? entry.path, entry.name));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function removeOldSets() {
  const sets = readdirSync(cacheFolder)
    .map((name) => ({ path: join(cacheFolder, name), at: statSync(join(cacheFolder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of sets.slice(keptSets)) rmSync(path, { recursive: true, force: true });
}
