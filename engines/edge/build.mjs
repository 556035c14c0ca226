// `npm run build:edge`: plain JavaScript until the dependencies are there.
import { installEdgeToolsWhereNeeded, installWhereNeeded, requireNode, runTypescript } from '../install.mjs';

requireNode();
await installWhereNeeded();
await installEdgeToolsWhereNeeded();
await runTypescript('engines/edge/build.ts', process.argv.slice(2));
