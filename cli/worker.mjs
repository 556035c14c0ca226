// `npm run worker`: plain JavaScript until the dependencies are there, then the worker itself.
import { installWhereNeeded, requireNode, runTypescript } from '../engines/install.mjs';

requireNode();
await installWhereNeeded();
await runTypescript('cli/worker.ts', process.argv.slice(2), { withChannel: true });
