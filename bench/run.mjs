#!/usr/bin/env node
// `npm run bench [-- PART …]` on a bare clone: plain JavaScript until the dependencies are there.
import { installWhereNeeded, requireNode, runTypescript } from '../engines/install.mjs';

requireNode();
await installWhereNeeded();
await runTypescript('bench/main.ts', process.argv.slice(2));
