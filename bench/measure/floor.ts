import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '../../tests/support/app';
import type { Work } from './in-turns';

const root = join(import.meta.dirname, '../..');
const next = join(root, 'node_modules/next/dist/bin/next');

/** Builds the empty page of `bench/floor` and serves it while `use` measures what the framework costs on its own. */
export async function withFloor<T>(use: (floor: Work) => Promise<T>): Promise<T> {
  const folder = join(root, 'bench/floor');
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const built = spawnSync('node', [next, 'build', folder], { env, encoding: 'utf8' });
  if (built.status !== 0) {
    throw new Error(`The floor could not be built:\n${built.stdout}\n${built.stderr}`);
  }
  const port = await freePort();
  const server = spawn('node', [next, 'start', folder, '-H', '127.0.0.1', '-p', String(port)], {
    env,
    stdio: 'ignore',
  });
  try {
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined))?.ok) {
        break;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    return await use({
      work: 'empty dynamic page (floor)',
      goalMs: null,
      port,
      servers: () => (server.pid === undefined ? [] : [server.pid]),
      step: async (send) => (await send({ path: '/' })).status === 200,
    });
  } finally {
    server.kill('SIGTERM');
  }
}
