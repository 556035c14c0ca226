/**
 * `npm run worker`: the workflow engine in a process of its own, beside one or more websites (which leave it the work where
 * `LECTERN_WORKFLOWS=worker` is set) or on another machine with the same stores. Any number of workers share one journal.
 */
import { once } from 'node:events';
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { type AttachedStores, withStores } from '@/engines/attach';
import { readConfiguredStores } from '@/engines/choose-engines';
import { dataFolderOf, projectFolder } from '@/engines/project-folder';
import { loadSecrets } from '@/engines/secrets';
import { captureConsole, log } from '@/lib/log';
import { processGauges } from '@/lib/operation';
import { startTelemetry } from '@/lib/telemetry/start-telemetry';
import packageJson from '@/package.json';
import { describeFailure } from './show/describe-failure';
import { note } from './show/print';
import { serveWorkWhereAsked } from './worker-service';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
  process.once(signal, () => stopping.abort());

async function work({ databaseUrl, mongodbUri, signal }: AttachedStores, dataDir: string): Promise<void> {
  const secrets = loadSecrets(dataDir, process.env, readConfiguredStores(process.env) === undefined);
  Object.assign(process.env, secrets, {
    DATABASE_URL: databaseUrl,
    MONGODB_URI: mongodbUri,
    LECTERN_DATA: dataDir,
    NODE_ENV: process.env.NODE_ENV ?? 'production',
  });
  if (databaseUrl.startsWith('mysql:')) await migrate(databaseUrl, join(projectFolder, 'db/migrations'));
  const telemetry = await startTelemetry('lectern-worker', packageJson.version, processGauges());
  // Loaded only now: the client of the functions reads the environment.
  const { startWorkflows } = await import('@/inngest/start');
  const workflows = await startWorkflows();
  if (process.env.NODE_ENV === 'production') captureConsole();
  const service = await serveWorkWhereAsked(process.env);
  log.info('The worker is at work', { node: process.version, ...(service && { service: service.address }) });
  process.send?.('ready');
  const ended = AbortSignal.any([signal, stopping.signal]);
  if (!ended.aborted) await once(ended, 'abort');
  log.info('Stopping');
  await service?.close();
  await workflows.stop();
  await telemetry?.stop();
  log.info('Stopped');
}

try {
  const dataDir = dataFolderOf(process.env);
  await withStores(dataDir, (stores) => work(stores, dataDir));
} catch (error) {
  note(describeFailure(error));
  process.exitCode = 1;
}
// A store that went away may leave a connection that would keep this process alive.
process.exit();
