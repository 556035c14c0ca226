import type { RunScript, ScriptReply, ScriptRequest } from '@/lib/capa';
import { defaultLimits, type SandboxLimits } from './limits';
import type { SandboxPlace } from './place';
import { failure } from './read-message';
import { startWorker, type Worker } from './start-worker';

/** How often a request is run whose process ended under it. */
const maxRuns = 5;

export interface SandboxOptions {
  readonly place: SandboxPlace;
  /** Processes at most; each holds about 200 MB. They start when there is work. */
  readonly workers: number;
  readonly limits?: Partial<SandboxLimits>;
  /** A worker without work for so long is stopped. */
  readonly idleSeconds?: number;
}

export interface Sandbox {
  /** Never rejects: whatever goes wrong is a reply. */
  readonly runScript: RunScript;
  /** Ends every process; what still waits is answered `unavailable`. */
  close(): void;
  /** The processes that run now. */
  readonly pids: readonly number[];
}

interface Job {
  readonly request: ScriptRequest;
  readonly answer: (reply: ScriptReply) => void;
  runs: number;
}

/** A pool of processes that run author Python. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const pool = new Pool({ ...options, limits: { ...defaultLimits, ...options.limits } });
  return {
    runScript: (request) => pool.add(request),
    close: () => pool.close(),
    get pids() {
      return pool.pids;
    },
  };
}

class Pool {
  private readonly waiting: Job[] = [];
  private readonly idle: Worker[] = [];
  private readonly busy = new Set<Worker>();
  private starting = 0;
  private isClosed = false;
  private idleTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly stopAll = () => {
    for (const worker of [...this.idle, ...this.busy]) worker.stop();
  };

  constructor(private readonly options: Omit<SandboxOptions, 'limits'> & { readonly limits: SandboxLimits }) {
    process.once('exit', this.stopAll);
  }

  get pids(): number[] {
    return [...this.idle, ...this.busy].map(({ pid }) => pid);
  }

  add(request: ScriptRequest): Promise<ScriptReply> {
    const { limits } = this.options;
    if (this.isClosed) return Promise.resolve(failure('unavailable', 'The Python sandbox is closed.'));
    if (this.waiting.length >= limits.queueLength) {
      return Promise.resolve(failure('unavailable', 'Too many scripts are waiting to be run.'));
    }
    if (JSON.stringify(request).length > limits.messageCharacters) {
      return Promise.resolve(failure('memory', 'The script and its input are too large.'));
    }
    return new Promise((answer) => {
      this.waiting.push({ request, answer, runs: 0 });
      this.pump();
    });
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.idleTimer);
    process.off('exit', this.stopAll);
    this.stopAll();
    this.idle.length = 0;
    this.refuseWaiting('The Python sandbox is closed.');
  }

  private pump(): void {
    clearTimeout(this.idleTimer);
    while (this.waiting.length > 0) {
      const worker = this.idle.pop();
      if (!worker) break;
      if (!worker.isAlive) continue;
      const job = this.waiting.shift();
      if (!job) break;
      void this.work(worker, job);
    }
    const free = this.options.workers - this.busy.size - this.idle.length - this.starting;
    for (let i = Math.min(free, this.waiting.length - this.starting); i > 0; i -= 1) void this.start();
    if (this.idle.length > 0 && !this.isClosed) {
      this.idleTimer = setTimeout(() => this.rest(), (this.options.idleSeconds ?? 600) * 1000);
      this.idleTimer.unref();
    }
  }

  private async start(): Promise<void> {
    this.starting += 1;
    try {
      this.welcome(await startWorker(this.options.place, this.options.limits));
    } catch (error) {
      // Without any other worker nobody is left to answer.
      if (this.busy.size + this.idle.length === 0) {
        this.refuseWaiting(error instanceof Error ? error.message : 'The Python sandbox did not start.');
      }
    } finally {
      this.starting -= 1;
    }
    this.pump();
  }

  private welcome(worker: Worker): void {
    if (this.isClosed) worker.stop();
    else {
      worker.hold(false);
      this.idle.push(worker);
    }
  }

  private async work(worker: Worker, job: Job): Promise<void> {
    this.busy.add(worker);
    worker.hold(true);
    job.runs += 1;
    const outcome = await worker.run(job.request);
    this.busy.delete(worker);
    if (worker.isAlive && !worker.isWorn) this.welcome(worker);
    else worker.stop();
    this.settle(job, outcome);
    this.pump();
  }

  private settle(job: Job, outcome: Awaited<ReturnType<Worker['run']>>): void {
    if ('reply' in outcome) job.answer(outcome.reply);
    else if (this.isClosed) job.answer(failure('unavailable', 'The Python sandbox is closed.'));
    else if (job.runs < maxRuns) this.waiting.unshift(job);
    else if (outcome.lost === 'killed')
      job.answer(failure('unavailable', 'The processes of the sandbox are being ended.'));
    else job.answer(failure('exception', 'The script broke the interpreter.'));
  }

  private rest(): void {
    for (const worker of this.idle.splice(0)) worker.stop();
  }

  private refuseWaiting(why: string): void {
    for (const job of this.waiting.splice(0)) job.answer(failure('unavailable', why));
  }
}
