import { type ChildProcess, spawn } from 'node:child_process';
import { projectFolder } from '@/engines/project-folder';

export interface StartedCommand {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Both outputs so far. */
  out(): string;
  err(): string;
  /** Standard output as it came. */
  bytes(): Buffer;
  /** Resolves with the exit code, or the signal that ended it, once its outputs are read to the end. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

export interface StartCommandOptions {
  readonly env: Readonly<Record<string, string>>;
  /** In a process group of its own, as a terminal gives each command. */
  readonly ownGroup?: boolean;
  readonly input?: string;
  /** Default: the project's folder. */
  readonly cwd?: string;
}

/** Starts a command and goes on: a test reads along, kills it, or waits for its end. */
export function startCommand(file: string, args: readonly string[], options: StartCommandOptions): StartedCommand {
  const { DATABASE_URL: _database, MONGODB_URI: _mongodb, HOST: _host, ...inherited } = process.env;
  const child = spawn(file, [...args], {
    cwd: options.cwd ?? projectFolder,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...inherited, NEXT_TELEMETRY_DISABLED: '1', ...options.env },
    detached: options.ownGroup ?? false,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} could not be started.`);
  const out: Buffer[] = [];
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out.push(chunk);
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.on('error', () => {
    // It ended before it read everything: its exit code says so.
  });
  child.stdin.end(options.input ?? '');
  const ended = new Promise<number | NodeJS.Signals | null>((done) => {
    child.on('close', (code, signal) => done(code ?? signal));
  });
  const bytes = () => Buffer.concat(out);
  return { child, pid, out: () => bytes().toString('utf8'), err: () => err, bytes, ended };
}
