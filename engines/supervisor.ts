/**
 * `npm start`, `npm run dev` and `npm run start:edge`, after the dependencies are there: stores, migrations, first seed, build, website; then
 * it watches over all of them until it is told to stop.
 */
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { readWorkflowEngine } from '@/lib/env';
import { invalid } from '@/lib/errors';
import { parseTrustedProxies } from '@/lib/operation';
import { bringUpStores, type Stores } from './bring-up';
import { buildSiteWhereNeeded } from './build-site';
import { readConfiguredStores } from './choose-engines';
import { buildEdgeWhereNeeded, describeSize } from './edge/build-edge';
import { edgeServices } from './edge/edge-services';
import { describeDemoAccounts, seedOnFirstStart } from './first-start';
import { keepRunning, type RunningService } from './process/keep-running';
import { dataFolderOf, projectFolder } from './project-folder';
import { assertPortIsFree, siteService } from './run-site';
import { loadSecrets, loadWorkerSecret } from './secrets';

const log = (line: string) => void process.stdout.write(`${line}\n`);
const stopping = new AbortController();
const stop = () => stopping.abort();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
// The channel closes when the process that started this one is gone.
process.on('disconnect', stop);

let stores: Stores | undefined;
/** The website, and on the edge what it needs beside it, in the order in which they were started. */
const site: RunningService[] = [];
await start().then(untilStopped).catch(fail);
if (stores) log('Stopping');
stores?.announceStop();
for (const service of site.toReversed()) await service.stop();
await stores?.stop();
if (process.connected) process.disconnect();

/** Says what went wrong, once, and stops whatever is at work. What fails because of stopping is no news. */
function fail(error: unknown): void {
  if (stopping.signal.aborted) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  stop();
}

async function start(): Promise<void> {
  const { signal } = stopping;
  const isDevelopment = process.argv.includes('--dev');
  const isEdge = process.argv.includes('--edge');
  const dataDir = dataFolderOf(process.env);
  const host = process.env.HOST || undefined;
  const port = readPort(process.env.PORT);
  // What is wrong with the environment is said before anything is downloaded.
  const isConfigured = readConfiguredStores(process.env) !== undefined;
  readWorkflowEngine({ ...process.env, NODE_ENV: isDevelopment ? 'development' : 'production' });
  parseTrustedProxies(process.env.LECTERN_TRUSTED_PROXIES ?? '');
  const secrets = loadSecrets(dataDir, process.env, !isConfigured);

  // The build needs no stores: the two longest steps of a first start run beside each other.
  const buildOptions = { env: { ...process.env, ...secrets }, dataDir, log, signal };
  const build = isDevelopment
    ? Promise.resolve(undefined)
    : isEdge
      ? buildEdgeWhereNeeded(buildOptions).then((built) => log(describeSize(built)))
      : buildSiteWhereNeeded(buildOptions);
  build.catch(fail);

  stores = await bringUpStores({ dataDir, log, signal });
  await assertPortIsFree(port, host);
  const { databaseUrl, mongodbUri } = stores;
  const env = {
    ...process.env,
    ...secrets,
    DATABASE_URL: databaseUrl,
    MONGODB_URI: mongodbUri,
    LECTERN_DATA: dataDir,
    PORT: String(port),
  };
  signal.throwIfAborted();
  if (databaseUrl.startsWith('mysql:')) {
    log('Bringing the tables up to date');
    await migrate(databaseUrl, join(projectFolder, 'db/migrations'));
  } else log('Tables behind an https:// address are migrated by its own tools');
  const storesArePrivate = stores.isPrivate;
  await seedOnFirstStart({
    ...{ dataDir, databaseUrl, storesArePrivate, env, log, signal },
    withAccounts: storesArePrivate && !host,
  });
  const buildDir = await build;
  signal.throwIfAborted();
  log(isEdge ? 'Starting the website in workerd, with a worker beside it' : 'Starting the website');
  const book = stores;
  const services = isEdge
    ? await edgeServices({
        ...{ dataDir, host, port, env },
        workerSecret: loadWorkerSecret(dataDir, process.env, storesArePrivate),
      })
    : [siteService({ port, host, isDevelopment, env: { ...env, ...(buildDir && { LECTERN_BUILD_DIR: buildDir }) } })];
  for (const service of services) {
    signal.throwIfAborted();
    const name = isEdge ? service.name : 'website';
    site.push(await keepRunning(service, { log, onStarted: (identity) => book.record(name, identity) }));
  }
  const address = `http://${addressName(host)}:${port}`;
  stores.announce(address);
  const accounts = describeDemoAccounts(dataDir);
  log(`\nLectern answers at ${address}`);
  for (const line of accounts.length > 0 ? ['Demo sign-ins:', ...accounts] : []) log(line);
}

function readPort(text: string | undefined): number {
  const port = text ? Number(text) : 3000;
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw invalid('engines.port', `PORT must be a number from 1 to 65535, not ${text}.`);
  return port;
}

/** How the address is written in a browser on this machine. */
function addressName(host: string | undefined): string {
  if (!host || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.signal.aborted) resolve();
    else stopping.signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
