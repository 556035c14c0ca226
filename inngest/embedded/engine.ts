import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '@/db/client';
import { areJobsDue, enqueue, inJournal, nextDue, peek, prepareCursor, purgeJournal } from '@/db/journal';
import { answerSdk, isSend } from './answer-sdk';
import { readConfigurations, type ServeHandler } from './call-function';
import { type Registration, readRegistrations } from './registrations';
import { createRouter, type Router, routingLimit } from './router';
import { createWorker, cronJobs, type Worker } from './worker';

export interface EngineOptions {
  readonly db: Db;
  /** The serve handler of the functions, by `serve` of `inngest/edge`. */
  readonly handler: ServeHandler;
  readonly now?: () => Date;
  /** How long a worker may be silent before another does its work. */
  readonly leaseMs?: number;
  /** How often an idle engine looks for work. */
  readonly pollMs?: number;
  /** Most calls of functions at once. */
  readonly parallel?: number;
  /** How long one call of a function may take. */
  readonly callLimitMs?: number;
  /** Milliseconds before a try is made again, by the number of the try that failed, counted from 0. */
  readonly backoffMs?: (attempt: number) => number;
  /** Takes what went wrong and is tried again. Default: nobody. */
  readonly log?: (line: string, error: unknown) => void;
}

/** An Inngest server's own steps between tries, in seconds, with up to half a minute of chance on top. */
const backoffSeconds = [15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200] as const;
const serverBackoffMs = (attempt: number) =>
  (backoffSeconds[Math.min(attempt, backoffSeconds.length - 1)] ?? 15) * 1000 + Math.random() * 30_000;

const stopPatienceMs = 5000;
const purgeEveryMs = 300_000;
/**
 * Events that come one soon after another are routed together: a routing takes a dozen statements, for one event or for a hundred.
 * The first after a pause waits for nothing, nor do those of a backlog.
 */
const routeEveryMs = 100;
/** The same for jobs, where all that was due is at work. */
const lookEveryMs = 10;
/** After the journal could not be read: a store that comes back needs a moment. */
const restMs = 1000;

/** What a look came to. */
interface Look {
  /** Events. */
  readonly routed: number;
  /** Jobs that were due. */
  readonly seen: number;
  readonly isMoreDue: boolean;
}

/**
 * Runs Inngest functions where no Inngest is configured: reads events from the outboxes, keeps its journal in MySQL, and calls
 * the functions through the SDK's own serve handler, without a socket. See docs/workflows.md.
 */
export class EmbeddedEngine {
  readonly #options: Required<EngineOptions>;
  readonly #registrations: ReadonlyMap<string, Registration>;
  readonly #router: Router;
  readonly #worker: Worker;
  #running: Promise<void> | undefined;
  #isStopping = false;
  #pause: AbortController | undefined;
  /** Something came while the engine was looking: it looks once more before it pauses. */
  #isWoken = false;

  private constructor(options: Required<EngineOptions>, registrations: ReadonlyMap<string, Registration>) {
    this.#options = options;
    this.#registrations = registrations;
    this.#router = createRouter(options.db, registrations);
    this.#worker = createWorker({ ...options, registrations, onDone: () => this.#onDone() });
  }

  /** Registers the functions. Throws where one of them uses what the engine does not do. */
  static async open(options: EngineOptions): Promise<EmbeddedEngine> {
    const complete: Required<EngineOptions> = {
      now: () => new Date(),
      leaseMs: 30_000,
      pollMs: 200,
      parallel: 8,
      callLimitMs: 900_000,
      backoffMs: serverBackoffMs,
      log: () => {},
      ...options,
    };
    const registrations = readRegistrations(await readConfigurations(options.handler));
    await prepareCursor(options.db);
    const engine = new EmbeddedEngine(complete, registrations);
    await engine.#scheduleCrons();
    return engine;
  }

  /** For `new Inngest({ fetch })`: the SDK's own requests end here. */
  readonly fetch: typeof fetch = async (input, init) => {
    const { db, now, leaseMs } = this.#options;
    const request = new Request(input, init);
    const response = await answerSdk({ db, now, leaseMs }, request);
    if (isSend(request)) {
      this.#wake();
    }
    return response;
  };

  async #scheduleCrons(): Promise<void> {
    const { db, now } = this.#options;
    const jobs = [...this.#registrations.values()].flatMap((registration) => cronJobs(registration, now()));
    await inJournal(db, (tx) => enqueue(tx, jobs));
  }

  /** Works until it is stopped. */
  start(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    const { db, now, pollMs, log } = this.#options;
    const purging = setInterval(() => {
      purgeJournal(db, now()).catch((error: unknown) => log('The journal of workflows could not be cleared', error));
    }, purgeEveryMs);
    let routesFrom = 0;
    while (!this.#isStopping) {
      this.#isWoken = false;
      const mayRoute = performance.now() >= routesFrom;
      const looked = await this.#look(mayRoute).catch((error: unknown) => {
        log('The workflow engine could not read its journal', error);
        return undefined;
      });
      if (looked && looked.routed > 0) {
        routesFrom = looked.routed < routingLimit ? performance.now() + routeEveryMs : 0;
      }
      if (looked && (looked.routed + looked.seen > 0 || this.#isWoken)) {
        await sleep(looked.isMoreDue ? 0 : lookEveryMs);
        continue;
      }
      this.#pause = new AbortController();
      const pauseMs = !looked ? restMs : mayRoute ? pollMs : Math.max(1, routesFrom - performance.now());
      await sleep(pauseMs, undefined, { signal: this.#pause.signal }).catch(() => {});
    }
    clearInterval(purging);
  }

  /** One look at the queue and, where it is time for them, at events. */
  async #look(mayRoute: boolean): Promise<Look> {
    const { db, now } = this.#options;
    const { events, jobs } = mayRoute ? await peek(db, now()) : { events: false, jobs: await areJobsDue(db, now()) };
    const routed = events ? await this.#router.route(now()) : 0;
    const isWanted = (jobs || routed > 0) && this.#worker.hasRoom();
    const { seen, isMoreDue } = isWanted ? await this.#worker.claim() : { seen: 0, isMoreDue: jobs };
    return { routed, seen, isMoreDue: isMoreDue || routed >= routingLimit };
  }

  #onDone(): void {
    if (this.#worker.hasRoom()) {
      this.#wake();
    }
  }

  #wake(): void {
    this.#isWoken = true;
    this.#pause?.abort();
  }

  /** Does all that is due, and all that becomes due by it, without waiting for any time to pass. Not beside `start`. */
  async drain(): Promise<void> {
    for (;;) {
      const { routed, seen } = await this.#look(true);
      await this.#worker.settle();
      if (routed + seen === 0) {
        return;
      }
    }
  }

  /** When a sleep, a wait, a try again, a batch or a debounced run is due next; crons are left out. */
  async nextDue(): Promise<Date | undefined> {
    return await nextDue(this.#options.db, this.#options.now(), ['call', 'wake', 'batch', 'debounce']);
  }

  /** Takes no more work, waits a little for what is at work, and gives back the rest for others to do at once. */
  async stop(patienceMs = stopPatienceMs): Promise<void> {
    this.#isStopping = true;
    this.#wake();
    await this.#running;
    await this.#worker.stop(patienceMs);
  }
}
