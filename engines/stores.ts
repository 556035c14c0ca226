/** Brings up the stores of a data folder, without the website, until it is stopped: `tsx engines/stores.ts --data DIR`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bringUpStores } from './bring-up';
import { dataFolderOf } from './project-folder';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const log = (line: string) => void process.stdout.write(`${line}\n`);
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort());

try {
  const dataDir = values.data ? resolve(values.data) : dataFolderOf(process.env);
  const stores = await bringUpStores({ dataDir, log, signal: stopped.signal });
  log(`DATABASE_URL=${stores.databaseUrl}\nMONGODB_URI=${stores.mongodbUri}`);
  const keepAlive = setInterval(() => {}, 60_000);
  await new Promise<void>((done) => {
    if (stopped.signal.aborted) done();
    else stopped.signal.addEventListener('abort', () => done(), { once: true });
  });
  clearInterval(keepAlive);
  await stores.stop();
} catch (error) {
  if (!stopped.signal.aborted) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
