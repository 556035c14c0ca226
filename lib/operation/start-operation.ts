import { processStores } from '@/db/stores';
import { env } from '@/lib/env';
import { captureConsole, log, recordError } from '@/lib/log';
import { startTelemetry } from '@/lib/telemetry/start-telemetry';
import packageJson from '@/package.json';
import { sharedSandbox } from '@/sandbox';
import { processGauges } from './process-gauges';
import { processState } from './process-state';
import { stopProcess } from './stop-process';
import { parseTrustedProxies } from './trust-proxies';
import { watchRequests } from './watch-requests';

/** The workflow engine of this process, as `inngest/start.ts` leaves it. */
const shared: typeof globalThis & { lecternWorkflows?: { stop(): Promise<void> } } = globalThis;

const defaultSlowMs = 2000;
const defaultStopSeconds = 10;
const signals = ['SIGTERM', 'SIGINT'] as const;

/**
 * What a process that serves the website does beside its pages: it gives every request an id and a scope, sends what is printed to the log,
 * and stops in order when it is told to. Called once, before the first request.
 */
export async function startOperation(): Promise<void> {
  const state = processState();
  if (state.stop) {
    return;
  }
  state.stop = async () => process.exit(0);
  // Before the stores are opened, of which it is told.
  const telemetry = await startTelemetry('lectern', packageJson.version, processGauges());
  watchRequests({
    trusted: parseTrustedProxies(process.env.LECTERN_TRUSTED_PROXIES ?? ''),
    slowAfterMs: readNumber('LECTERN_SLOW_MS', defaultSlowMs),
  });
  const isProduction = process.env.NODE_ENV === 'production';
  if (isProduction || process.env.LECTERN_LOG === 'json') {
    captureConsole();
  }
  state.closing.push(
    async () => sharedSandbox().close(),
    () => processStores(env()).close(),
    async () => await telemetry?.stop(),
  );
  state.stop = async () => {
    await stopProcess({
      drainMs: readNumber('LECTERN_DRAIN_SECONDS', 0) * 1000,
      patienceMs: readNumber('LECTERN_STOP_SECONDS', defaultStopSeconds) * 1000,
      stopWorkflows: async () => await shared.lecternWorkflows?.stop(),
    });
    process.exit(0);
  };
  if (isProduction) {
    for (const signal of signals) {
      // Those of Next.js, which end the process as soon as its requests are answered, whatever else it has in hand.
      process.removeAllListeners(signal);
      process.once(signal, () => void state.stop?.());
    }
    log.info('Started', { node: process.version });
  }
}

/** Ends the process, which cannot serve, with what is wrong in its log. */
export function failStart(error: unknown): never {
  recordError('The website cannot start', error);
  process.exit(1);
}

function readNumber(name: string, otherwise: number): number {
  const given = Number(process.env[name] || otherwise);
  return Number.isFinite(given) && given >= 0 ? given : otherwise;
}
