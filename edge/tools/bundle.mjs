// Packs what OpenNext has made and the entry before it (`edge/worker.ts`) into one module for workerd: `bundle.mjs PROJECT-FOLDER
// BUILD-FOLDER`.
// Prints a line of JSON: bytes of the module, and of it packed by gzip.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const [, , project, built] = process.argv;
const output = join(built, '.open-next');
const dist = join(built, 'dist');
const assets = join(output, 'assets');

const types = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** Every file below the assets by its address. What the build itself notes there is nobody's business. */
function listAssets(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'packages' && folder === assets ? [] : listAssets(path);
    const address = `/${relative(assets, path).split('/').map(encodeURIComponent).join('/')}`;
    return /^\/(BUILD_ID|_headers)$/.test(address)
      ? []
      : [[address, types[extname(path)] ?? 'application/octet-stream']];
  });
}

const builtins = new RegExp(`^(node:.*|${builtinModules.join('|')})$`);

/** Node's own modules are workerd's: imported at the top, also where CommonJS code asks for them. */
const nodeModules = {
  name: 'node-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: builtins }, ({ path, kind }) => {
      const name = path.startsWith('node:') ? path : `node:${path}`;
      return kind === 'require-call' ? { path: name, namespace: 'node' } : { path: name, external: true };
    });
    onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({
      contents: `import * as all from ${JSON.stringify(path)}; module.exports = all.default ?? all;`,
      loader: 'js',
    }));
  },
};

const madeHere = {
  name: 'made-here',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^lectern:site$/ }, () => ({ path: join(output, 'worker.js') }));
    onResolve({ filter: /^lectern:static-files$/ }, ({ path }) => ({ path, namespace: 'made-here' }));
    onLoad({ filter: /.*/, namespace: 'made-here' }, () => ({
      contents: `export default ${JSON.stringify(Object.fromEntries(listAssets(assets)))};`,
      loader: 'js',
    }));
  },
};

rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: [join(project, 'edge/worker.ts')],
  tsconfig: join(project, 'tsconfig.json'),
  outdir: dist,
  bundle: true,
  splitting: false,
  format: 'esm',
  target: 'es2024',
  platform: 'browser',
  conditions: ['workerd', 'worker'],
  mainFields: ['module', 'main'],
  // Names stay: OpenNext and Next.js find each other's parts by them.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  external: ['cloudflare:*'],
  loader: { '.wasm': 'copy' },
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [madeHere, nodeModules],
  logLevel: 'error',
});
// What OpenNext has put into its part: each source, and how much of it is left.
const { outputs } = JSON.parse(
  readFileSync(join(output, 'server-functions/default/.edge/handler.mjs.meta.json'), 'utf8'),
);
const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
const inputs = Object.fromEntries(parts.map(([path, { bytesInOutput }]) => [path, bytesInOutput]));
writeFileSync(join(dist, 'inputs.json'), JSON.stringify(inputs));
const code = readFileSync(join(dist, 'worker.js'));
process.stdout.write(`${JSON.stringify({ bytes: code.length, gzipBytes: gzipSync(code, { level: 9 }).length })}\n`);
