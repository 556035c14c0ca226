// `npm run -s lectern -- …`: plain JavaScript until the dependencies are there, then the line tool itself.
import { installWhereNeeded, requireNode, runTypescript } from '../engines/install.mjs';

requireNode();
await installWhereNeeded();
await runTypescript('cli/main.ts', process.argv.slice(2), { withChannel: true });
