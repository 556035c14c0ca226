import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { LecternError, unavailable } from '@/lib/errors';
import { bringUpStores } from './bring-up';
import { readConfiguredStores } from './choose-engines';
import type { Log } from './log';
import { findOwner } from './process/claim-folder';
import { isRunning } from './process/identify-process';
import { type RunFile, readRunFile } from './run-file';

/** What a command gets to work with. */
export interface AttachedStores {
  readonly databaseUrl: string;
  readonly mongodbUri: string;
  /** Where the website of the same data folder answers, while one runs. */
  readonly address?: string | undefined;
  /** Aborted when the stores went away. */
  readonly signal: AbortSignal;
}

export interface AttachOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Takes progress while stores are brought up. Default: standard error. */
  readonly log?: Log;
}

/**
 * Runs `work` with the stores of a data folder: the configured ones, those of the live process that owns the folder, or
 * else its own, brought up before and ended after. Throws (kind Unavailable) within 30 s of losing them, whatever `work`
 * waits for at that moment.
 */
export async function withStores<Result>(
  dataDir: string,
  work: (stores: AttachedStores) => Promise<Result>,
  options: AttachOptions = {},
): Promise<Result> {
  const { env = process.env, log = logToStandardError } = options;
  const configured = readConfiguredStores(env);
  if (configured) return workWatched(configured, work, () => true);
  for (;;) {
    const owned = await findRunningStores(dataDir);
    if (owned) return workWatched(owned, work, () => isRunning(owned.owner));
    const stores = await bringUpStores({ dataDir, log, env }).catch((error: unknown) => {
      // Another process was faster: then its stores are there to be used.
      if (error instanceof LecternError && error.code === 'engines.owned') return undefined;
      throw error;
    });
    if (!stores) continue;
    const forgetSignals = stopOnSignals(() => stores.stop());
    try {
      return await workWatched(stores, work, () => true);
    } finally {
      forgetSignals();
      await stores.stop();
    }
  }
}

const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

/** A command that is interrupted ends its own stores first. */
function stopOnSignals(stop: () => Promise<void>): () => void {
  const listeners = Object.entries(signals).map(([name, number]) => {
    const listener = () => void stop().finally(() => process.exit(128 + number));
    process.on(name, listener);
    return () => process.off(name, listener);
  });
  return () => {
    for (const forget of listeners) forget();
  };
}

const logToStandardError: Log = (line) => void process.stderr.write(`${line}\n`);

/** The stores of the folder's owner, waited for while it starts, or undefined where nobody owns it. */
async function findRunningStores(dataDir: string): Promise<RunFile | undefined> {
  for (;;) {
    const owner = findOwner(dataDir);
    if (!owner) return undefined;
    const run = readRunFile(dataDir);
    if (run?.state === 'ready' && run.owner.pid === owner.pid && run.owner.startedAt === owner.startedAt) return run;
    await sleep(100);
  }
}

const watchEveryMs = 1000;
/** Longer than a server needs to be started again after a crash. */
const patienceMs = 15_000;

async function workWatched<Result>(
  stores: Omit<AttachedStores, 'signal'>,
  work: (stores: AttachedStores) => Promise<Result>,
  ownerLives: () => boolean,
): Promise<Result> {
  const { databaseUrl, mongodbUri, address } = stores;
  const lost = new AbortController();
  const done = new AbortController();
  const watch = async (): Promise<never> => {
    for (let answeredMs = performance.now(); ; ) {
      await sleep(watchEveryMs, undefined, { signal: done.signal });
      if (ownerLives() && (await isReachable(databaseUrl))) answeredMs = performance.now();
      if (performance.now() - answeredMs < patienceMs && ownerLives()) continue;
      const error = unavailable('engines.gone', 'The stores went away while this command was at work: start it again.');
      lost.abort(error);
      throw error;
    }
  };
  const watching = watch();
  // When `work` is done first, the watch ends with an abort that nobody waits for.
  watching.catch(() => {});
  try {
    return await Promise.race([work({ databaseUrl, mongodbUri, address, signal: lost.signal }), watching]);
  } finally {
    done.abort();
  }
}

/**
 * Whether MySQL lets us in: a server that hangs still takes connections, and one that is only knocked at locks the knocker
 * out after a hundred times. An `https://` address is left to its driver, which does not wait.
 */
async function isReachable(databaseUrl: string): Promise<boolean> {
  if (!databaseUrl.startsWith('mysql:')) return true;
  try {
    const connection = await createConnection({ uri: databaseUrl, connectTimeout: 5000 });
    connection.destroy();
    return true;
  } catch {
    return false;
  }
}
