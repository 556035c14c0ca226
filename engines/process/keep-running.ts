import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { unavailable } from '@/lib/errors';
import type { Log } from '../log';
import { endProcess, identifyProcess, type ProcessIdentity } from './identify-process';
import type { Command } from './run-as-server-user';
import { lastLines } from './run-command';

export interface Service {
  /** For people, as in `MySQL`. */
  readonly name: string;
  readonly command: Command;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Where its output goes; it is appended to. Undefined: to this process' own output. */
  readonly logFile?: string;
  /** A Node process that ends when its channel to this one closes. */
  readonly withChannel?: boolean;
  readonly stopSignal: NodeJS.Signals;
  readonly stopWithinMs: number;
  readonly readyWithinMs: number;
  /** Before each start: clears what a killed predecessor left. */
  prepare?(): void;
  /** Resolves once it answers; throws, to be asked again, while it does not. */
  probe(child: ChildProcess): Promise<void>;
}

export interface RunningService {
  /** The process of the moment, or undefined between two. */
  identity(): ProcessIdentity | undefined;
  /** Ends it for good. */
  stop(): Promise<void>;
}

export interface ServiceWatch {
  readonly log: Log;
  /** Called after each start, before it answers. */
  onStarted(identity: ProcessIdentity): void;
}

const longestPauseMs = 10_000;
const steadyAfterMs = 60_000;

/**
 * Starts a service, waits until it answers, and from then on starts it again whenever it ends by itself: at once the
 * first time, with growing pauses while it keeps ending. Throws (kind Unavailable) where the first start fails.
 */
export async function keepRunning(service: Service, watch: ServiceWatch): Promise<RunningService> {
  let stopping = false;
  let run = launch(service, watch);
  await run.ready.catch(async (cause: unknown) => {
    await run.end();
    throw unavailable('engines.start', `${service.name} did not start: ${explain(service, cause)}`, { cause });
  });

  const watchOver = async () => {
    for (let failures = 0; !stopping; ) {
      const startedMs = performance.now();
      const how = await run.ended;
      if (stopping) return;
      failures = performance.now() - startedMs > steadyAfterMs ? 0 : failures + 1;
      watch.log(`${service.name} ended (${how}): starting it again`);
      await sleep(Math.min(longestPauseMs, (failures - 1) * 500));
      if (stopping) return;
      try {
        run = launch(service, watch);
      } catch (error) {
        watch.log(`${service.name} cannot be started: ${error instanceof Error ? error.message : String(error)}`);
        continue;
      }
      await run.ready.then(
        () => watch.log(`${service.name} answers again`),
        () => run.end(),
      );
    }
  };
  const watching = watchOver();
  return {
    identity: () => run.identity,
    stop: async () => {
      stopping = true;
      await run.end();
      await watching;
    },
  };
}

interface Run {
  readonly identity: ProcessIdentity | undefined;
  readonly ready: Promise<void>;
  /** Resolves with how it ended. */
  readonly ended: Promise<string>;
  end(): Promise<void>;
}

function launch(service: Service, watch: ServiceWatch): Run {
  service.prepare?.();
  const output = service.logFile === undefined ? 'inherit' : openLog(service.logFile);
  const child = spawn(service.command.file, [...service.command.args], {
    cwd: service.cwd,
    env: service.env ?? process.env,
    // Its own process group: Ctrl-C reaches only the supervisor, which ends everything in order.
    detached: true,
    stdio: ['ignore', output, output, ...(service.withChannel ? ['ipc' as const] : [])],
  });
  if (typeof output === 'number') closeSync(output);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const identity = child.pid === undefined ? undefined : identifyProcess(child.pid);
  if (identity) watch.onStarted(identity);
  return {
    identity,
    ended,
    ready: waitUntilReady(service, child, ended),
    end: async () => {
      if (identity) await endProcess(identity, service.stopSignal, service.stopWithinMs);
    },
  };
}

/** Probes until it answers. A probe may itself wait: it is given up when the process ends or the time is over. */
async function waitUntilReady(service: Service, child: ChildProcess, ended: Promise<string>): Promise<void> {
  const settled = new AbortController();
  const gone = ended.then((how) => {
    throw new Error(`it ended with ${how}`);
  });
  const late = sleep(service.readyWithinMs, undefined, { signal: settled.signal, ref: false }).then(() => {
    throw new Error(`it did not answer within ${service.readyWithinMs / 1000} s`);
  });
  const answers = async () => {
    for (;;) {
      settled.signal.throwIfAborted();
      try {
        return await service.probe(child);
      } catch {
        await sleep(25);
      }
    }
  };
  try {
    await Promise.race([answers(), gone, late]);
  } finally {
    // The two that lost the race end unheard.
    gone.catch(() => {});
    late.catch(() => {});
    settled.abort();
  }
}

function explain(service: Service, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (service.logFile === undefined) return reason;
  const end = lastLines(readFileSync(service.logFile, 'utf8').slice(-4000));
  return `${reason}. The end of ${service.logFile}: ${end}`;
}

const largestLogBytes = 20e6;

function openLog(path: string): number {
  try {
    if (statSync(path).size > largestLogBytes) renameSync(path, `${path}.1`);
  } catch {
    // There is none yet.
  }
  return openSync(path, 'a', 0o600);
}
