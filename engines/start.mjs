// `npm start` and `npm run dev` on a bare clone: plain JavaScript until the dependencies are there.
import { installWhereNeeded, requireNode, runTypescript } from './install.mjs';

const watchEveryMs = 500;

requireNode();
await installWhereNeeded();
const supervisor = runTypescript('engines/supervisor.ts', process.argv.slice(2), { withChannel: true });

// npm passes on signals, but `kill -9` of npm itself shows only in that it is no longer our parent.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) supervisor.kill('SIGTERM');
  }, watchEveryMs).unref();
}
