/** `npm run build:edge`, after the dependencies are there. */
import { dataFolderOf } from '../project-folder';
import { buildEdge, describeSize } from './build-edge';

const log = (line: string) => void process.stdout.write(`${line}\n`);
try {
  log(describeSize(await buildEdge({ env: process.env, dataDir: dataFolderOf(process.env), log })));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
