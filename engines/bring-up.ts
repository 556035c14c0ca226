import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { conflict } from '@/lib/errors';
import { chooseEngines, type PrivateEngines } from './choose-engines';
import { fillDataFolders } from './fill-data-folders';
import type { Log } from './log';
import { documentdbService } from './mongodb/run-documentdb';
import { gatewayService } from './mongodb/run-gateway';
import { mongodbUri, mongodService, mongodUri } from './mongodb/run-mongod';
import { mysqlService, mysqlUrl } from './mysql/run-mysql';
import { placeStores } from './place-stores';
import { type Claim, claimFolder } from './process/claim-folder';
import { endProcess, type ProcessIdentity } from './process/identify-process';
import { keepRunning, type RunningService, type Service } from './process/keep-running';
import { type RunFile, readRunFile, removeRunFile, writeRunFile } from './run-file';

export interface BringUpOptions {
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  readonly log: Log;
  /** Where `DATABASE_URL`, `MONGODB_URI` and the cache are looked for. Default: this process' environment. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

export interface Stores {
  readonly databaseUrl: string;
  readonly mongodbUri: string;
  /** Whether the servers are our own, below the data folder. */
  readonly isPrivate: boolean;
  /** Adds to what `run.json` says of this process. */
  announce(address: string): void;
  /** Records a process that belongs to the data folder, so that the next start ends it should it be left over. */
  record(name: string, identity: ProcessIdentity): void;
  /** Says to others that the stores will go away. */
  announceStop(): void;
  /** Ends the servers that were brought up and gives the data folder back. */
  stop(): Promise<void>;
}

const patienceForStoppingOwnerMs = 30_000;
const patienceForLivingOwnerMs = 3000;
const patienceForLeftoversMs = 15_000;

/**
 * Brings up MySQL and MongoDB for a data folder, or takes the ones that are configured. The folder then belongs to this
 * process until `stop`. Throws (kind Conflict) where a live process owns it, (kind Unavailable) where an engine cannot
 * be had; both messages are for the person.
 */
export async function bringUpStores({ dataDir, log, env = process.env, signal }: BringUpOptions): Promise<Stores> {
  const claim = await claimPatiently(dataDir, log, signal);
  try {
    await endLeftovers(dataDir, log);
    const engines = await chooseEngines(env, log, signal);
    if (engines.kind === 'private') return await startServers(engines, dataDir, claim, log, signal);
    const book = keepBook(dataDir, claim, { ...engines, socketsFolder: '' });
    book.write({ state: 'ready' });
    return { ...engines, isPrivate: false, ...book.verbs, stop: async () => book.close() };
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** An owner that is just stopping is waited for, and one whose own starter was killed takes a moment to notice. */
async function claimPatiently(dataDir: string, log: Log, signal: AbortSignal | undefined): Promise<Claim> {
  let hasToldWhy = false;
  for (let waitedMs = 0; ; waitedMs += 100) {
    signal?.throwIfAborted();
    const claim = claimFolder(dataDir);
    if (!('heldBy' in claim)) return claim;
    const isStopping = readRunFile(dataDir)?.state === 'stopping';
    if (waitedMs > (isStopping ? patienceForStoppingOwnerMs : patienceForLivingOwnerMs)) {
      const address = readRunFile(dataDir)?.address;
      throw conflict(
        'engines.owned',
        `Lectern already runs on ${dataDir} (process ${claim.heldBy.pid}${address ? `, ${address}` : ''}): stop it first, or set LECTERN_DATA and PORT for a second one.`,
      );
    }
    if (isStopping && !hasToldWhy) {
      hasToldWhy = true;
      log('Waiting for the Lectern that is stopping');
    }
    await sleep(100);
  }
}

/** Ends what a killed owner left running, and the sockets folder it may have had outside the data folder. */
async function endLeftovers(dataDir: string, log: Log): Promise<void> {
  const left = readRunFile(dataDir);
  if (!left) return;
  log('Recovering from a start that was cut off');
  await Promise.all(left.processes.map((identity) => endProcess(identity, 'SIGINT', patienceForLeftoversMs)));
  if (left.socketsFolder && !isBelow(left.socketsFolder, dataDir))
    rmSync(left.socketsFolder, { recursive: true, force: true });
  removeRunFile(dataDir);
}

const isBelow = (path: string, folder: string) => path.startsWith(`${folder}/`);

async function startServers(
  engines: PrivateEngines,
  dataDir: string,
  claim: Claim,
  log: Log,
  signal: AbortSignal | undefined,
): Promise<Stores> {
  const { storesFolder, socketsFolder, logsFolder } = placeStores(dataDir);
  const folders = await fillDataFolders(engines, storesFolder, log, signal);
  signal?.throwIfAborted();
  const isMongod = engines.mongodb.kind === 'mongod';
  const addresses = {
    databaseUrl: mysqlUrl(socketsFolder),
    mongodbUri: isMongod ? mongodUri(socketsFolder) : mongodbUri(socketsFolder),
  };
  const book = keepBook(dataDir, claim, { ...addresses, socketsFolder });
  const running: RunningService[] = [];
  const run = async (service: Service) => {
    const onStarted = (identity: ProcessIdentity) => book.verbs.record(service.name, identity);
    running.push(await keepRunning(service, { log, onStarted }));
  };
  const stop = async () => {
    book.verbs.announceStop();
    await Promise.all(running.map((service) => service.stop()));
    if (dirname(socketsFolder) !== storesFolder) rmSync(socketsFolder, { recursive: true, force: true });
    book.close();
  };
  const logFile = (name: string) => join(logsFolder, `${name}.log`);
  const mysql = mysqlService(engines.mysql, { dataFolder: folders.mysql, socketsFolder, logFile: logFile('mysql') });
  const starts = [run(mysql)];
  if (engines.mongodb.kind === 'mongod') {
    const { mongod } = engines.mongodb;
    starts.push(
      run(mongodService({ mongod, dataFolder: folders.mongodb, socketsFolder, logFile: logFile('mongodb') })),
    );
  } else {
    const { postgresBin } = engines.mongodb;
    const places = { postgresBin, dataFolder: folders.mongodb, socketsFolder, logFile: logFile('documentdb') };
    starts.push(run(documentdbService(places)), run(gatewayService(socketsFolder, logFile('mongodb-gateway'))));
  }
  log(isMongod ? 'Starting MySQL and MongoDB' : 'Starting MySQL and DocumentDB');
  const failed = (await Promise.allSettled(starts)).find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  book.write({ state: 'ready' });
  return { ...addresses, isPrivate: true, ...book.verbs, stop };
}

type Announced = Pick<RunFile, 'databaseUrl' | 'mongodbUri' | 'socketsFolder'>;

/** Keeps `run.json` as things start, change and stop. */
function keepBook(dataDir: string, claim: Claim, announced: Announced) {
  const { databaseUrl, mongodbUri: uri, socketsFolder } = announced;
  let content: RunFile = {
    owner: claim.owner,
    state: 'starting',
    databaseUrl,
    mongodbUri: uri,
    socketsFolder,
    processes: [],
  };
  const write = (change: Partial<RunFile>) => {
    content = { ...content, ...change };
    writeRunFile(dataDir, content);
  };
  write({});
  return {
    write,
    verbs: {
      announce: (address: string) => write({ address }),
      record: (name: string, identity: ProcessIdentity) =>
        write({ processes: [...content.processes.filter((known) => known.name !== name), { name, ...identity }] }),
      announceStop: () => write({ state: 'stopping' }),
    },
    close: () => {
      removeRunFile(dataDir);
      claim.release();
    },
  };
}
