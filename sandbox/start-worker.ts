import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ScriptReply, ScriptRequest } from '@/lib/capa';
import type { SandboxLimits } from './limits';
import { type SandboxPlace, snapshotName } from './place';
import { failure, readMessage, readReply, type WorkerMessage } from './read-message';
import { bareEnvironment, cpuBudgetSeconds, sealProcess } from './seal-process';
import { isTrusted, keepSnapshot } from './snapshot';
import { readProcessUse } from './watch-process';

/** How long a worker may take to come up on a machine that has other work. */
const startSeconds = 120;
const watchEveryMs = 100;
/** Clock time that a run may take, as a multiple of its CPU time. */
const clockFactor = 10;
/** What Node and the interpreter hold beside Python's own memory. */
const processMegabytes = 320;
const pagesPerMegabyte = 16;

/** `lost`: the process ended under the run, which can be run again: `killed` by somebody else, or it `died` of itself. */
export type RunOutcome = { readonly reply: ScriptReply } | { readonly lost: 'killed' | 'died' };

export interface Worker {
  readonly pid: number;
  /** Runs one request; one at a time. */
  run(request: ScriptRequest): Promise<RunOutcome>;
  /** Whether it should be replaced before the next run. */
  readonly isWorn: boolean;
  /** Whether the process is still there. */
  readonly isAlive: boolean;
  stop(): void;
  /** Whether it keeps this process from ending. */
  hold(isHeld: boolean): void;
}

/** Starts one process with an interpreter in it, ready to run. Rejects where it does not come up, with what it said. */
export async function startWorker(place: SandboxPlace, limits: SandboxLimits): Promise<Worker> {
  const snapshotFile = place.cacheFolder && join(place.cacheFolder, snapshotName(place));
  if (snapshotFile && isTrusted(snapshotFile)) {
    try {
      return await start(place, limits, { reads: snapshotFile });
    } catch {
      rmSync(snapshotFile, { force: true });
    }
  }
  return start(place, limits, { writes: snapshotFile });
}

interface Snapshot {
  readonly reads?: string;
  readonly writes?: string | null;
}

function start(place: SandboxPlace, limits: SandboxLimits, snapshot: Snapshot): Promise<Worker> {
  const child = spawn(process.execPath, workerArguments(place, limits, snapshot), {
    cwd: '/',
    env: bareEnvironment,
    stdio: ['pipe', 'ignore', 'pipe', 'pipe', snapshot.writes ? 'pipe' : 'ignore'],
  });
  const memory = child.stdio[4];
  if (snapshot.writes && memory instanceof Socket) void keepSnapshot(memory, snapshot.writes);
  return new WorkerProcess(child, limits).started();
}

function workerArguments(place: SandboxPlace, limits: SandboxLimits, snapshot: Snapshot): string[] {
  const major = Number(process.versions.node.split('.')[0]);
  const readable = [place.workerFolder, place.pythonFolder, place.pyodideFolder, snapshot.reads];
  return [
    major >= 24 ? '--permission' : '--experimental-permission',
    ...readable.flatMap((path) => (path ? [`--allow-fs-read=${path}`] : [])),
    '--disallow-code-generation-from-strings',
    '--no-addons',
    '--no-warnings',
    '--max-old-space-size=128',
    `--wasm-max-mem-pages=${limits.memoryMegabytes * pagesPerMegabyte}`,
    place.workerFile,
    JSON.stringify({
      pyodideFolder: place.pyodideFolder,
      pythonFolder: place.pythonFolder,
      snapshotFile: snapshot.reads,
      makesSnapshot: Boolean(snapshot.writes),
    }),
  ];
}

class WorkerProcess implements Worker {
  readonly pid: number;
  isAlive = true;
  private isTired = false;
  private errors = '';
  private nextId = 1;
  private onMessage: (message: WorkerMessage) => void = () => {};
  private onEnd: (how: 'killed' | 'died') => void = () => {};

  constructor(
    private readonly child: ChildProcess,
    private readonly limits: SandboxLimits,
  ) {
    this.pid = child.pid ?? 0;
    child.on('error', (error) => {
      this.errors += error.message;
      this.end('died');
    });
    // After the last of what it said was read, unlike `exit`. A script cannot send signals, so SIGKILL is never its doing.
    child.on('close', (_code, signal) => this.end(signal === 'SIGKILL' ? 'killed' : 'died'));
    child.stdin?.on('error', () => {});
    child.stderr?.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-2000);
    });
    const answers = child.stdio[3];
    if (answers instanceof Socket) {
      createInterface({ input: answers }).on('line', (line) => {
        const message = readMessage(line);
        if (message) this.onMessage(message);
      });
    }
  }

  started(): Promise<this> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => {
        clearTimeout(timer);
        this.stop();
        reject(new Error(`The Python sandbox did not start: ${why}`));
      };
      const timer = setTimeout(() => fail('it took too long.'), startSeconds * 1000);
      this.onEnd = () => fail(this.errors.trim() || 'its process ended.');
      this.onMessage = (message) => {
        if (message.type === 'loaded') void sealProcess(this.pid).then(() => this.write('go'));
        if (message.type !== 'ready') return;
        clearTimeout(timer);
        this.onEnd = () => {};
        resolve(this);
      };
    });
  }

  get isWorn(): boolean {
    if (this.isTired || !this.isAlive) return true;
    const use = readProcessUse(this.pid);
    return use !== null && use.cpuSeconds > cpuBudgetSeconds / 2;
  }

  run(request: ScriptRequest): Promise<RunOutcome> {
    const id = this.nextId;
    this.nextId += 1;
    return new Promise((resolve) => {
      const finish = (outcome: RunOutcome) => {
        clearInterval(watch);
        this.onMessage = () => {};
        this.onEnd = () => {};
        resolve(outcome);
      };
      const giveUp = (reply: ScriptReply) => {
        this.stop();
        finish({ reply });
      };
      const exceeded = this.watcher();
      const watch = setInterval(() => {
        const what = exceeded();
        if (what) giveUp(what);
      }, watchEveryMs);
      this.onEnd = (how) => finish({ lost: how });
      this.onMessage = (message) => {
        if (!('id' in message) || message.id !== id) return;
        finish({ reply: this.take(message) });
      };
      this.write(
        JSON.stringify({
          id,
          seed: request.seed,
          replyLimit: this.limits.messageCharacters,
          request: JSON.stringify({ ...request, outputLimit: this.limits.outputCharacters }),
        }),
      );
    });
  }

  private take(message: Extract<WorkerMessage, { id: number }>): ScriptReply {
    switch (message.type) {
      case 'reply':
        this.isTired = message.isTired;
        return readReply(message.text);
      case 'too-large':
        this.isTired = message.isTired;
        return failure('output', 'The script’s result is too large.');
      default:
        this.isTired = true;
        return brokenReply(message);
    }
  }

  /** Says which limit a run has passed, when asked now and then. */
  private watcher(): () => ScriptReply | null {
    const { timeSeconds, memoryMegabytes } = this.limits;
    const clockAtStart = performance.now();
    const cpuAtStart = readProcessUse(this.pid)?.cpuSeconds;
    return () => {
      const use = readProcessUse(this.pid);
      const clockSeconds = (performance.now() - clockAtStart) / 1000;
      const isCounted = use !== null && cpuAtStart !== undefined;
      const isOver = isCounted ? use.cpuSeconds - cpuAtStart > timeSeconds : clockSeconds > timeSeconds;
      if (isOver || clockSeconds > timeSeconds * clockFactor) {
        return failure('time', `The script takes longer than ${timeSeconds} s.`);
      }
      if (use && use.residentMegabytes > memoryMegabytes + processMegabytes) {
        return failure('memory', 'The script needs more memory than it may use.');
      }
      return null;
    };
  }

  stop(): void {
    this.isAlive = false;
    this.child.kill('SIGKILL');
  }

  hold(isHeld: boolean): void {
    const { child } = this;
    for (const part of [child, ...child.stdio]) {
      if (part === child || (part instanceof Socket && !part.destroyed)) isHeld ? part.ref() : part.unref();
    }
  }

  private write(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  private end(how: 'killed' | 'died'): void {
    this.isAlive = false;
    this.onEnd(how);
  }
}

function brokenReply(message: Extract<WorkerMessage, { type: 'broken' }>): ScriptReply {
  if (message.why === 'depth') return failure('exception', 'The script nests its calls too deep.');
  if (message.why === 'forbidden') {
    return failure('exception', `The script reaches for something outside itself (${message.what}).`);
  }
  return failure('exception', 'The script broke the interpreter.');
}
