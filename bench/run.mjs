#!/usr/bin/env node
/** `npm run bench [-- PART …]`: starts under any Node on a bare clone, goes on in TypeScript. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from '../engines/install.mjs';

const root = join(import.meta.dirname, '..');
await ensureInstalled(root);
const child = spawn('node', ['--import', 'tsx', join(root, 'bench/main.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` },
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
