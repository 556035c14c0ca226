import { readdirSync, readFileSync } from 'node:fs';
import { identifyProcess, isRunning, type ProcessIdentity } from '@/engines/process/identify-process';
import { type RunFile, readRunFile } from '@/engines/run-file';
import type { RunningApp } from './app';

/** What runs at this moment on a data folder, as its owner wrote it down. */
export function runOf({ dataDir }: Pick<RunningApp, 'dataDir'>): RunFile {
  const run = readRunFile(dataDir);
  if (!run) throw new Error(`Nothing runs on ${dataDir}`);
  return run;
}

/** Sends a signal to the named processes of `run.json`, as they are now; answers which they were. */
export function signalProcesses(
  app: Pick<RunningApp, 'dataDir'>,
  names: readonly string[],
  signal: NodeJS.Signals,
): readonly ProcessIdentity[] {
  const named = runOf(app).processes.filter(({ name }) => names.includes(name));
  if (named.length !== names.length) throw new Error(`Not all of ${names.join(', ')} run`);
  for (const identity of named) if (isRunning(identity)) process.kill(identity.pid, signal);
  return named;
}

/** kill -9 of the start, its supervisor and everything that it recorded, as near to one moment as can be. */
export async function killEverything(app: Pick<RunningApp, 'dataDir' | 'pid'>): Promise<void> {
  const { owner, processes } = runOf(app);
  const starter = identifyProcess(app.pid);
  const all = [...(starter ? [starter] : []), owner, ...processes];
  for (const identity of all) if (isRunning(identity)) process.kill(identity.pid, 'SIGKILL');
  while (all.some(isRunning)) await new Promise((next) => setTimeout(next, 20));
}

export interface NamedProcess extends ProcessIdentity {
  readonly command: string;
}

/** Every process whose command line names this folder (Linux). */
export const processesNaming = (folder: string): readonly NamedProcess[] =>
  describeProcesses(processNumbers().filter((pid) => commandOf(pid).includes(folder)));

const processNumbers = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** A process and all that descend from it, by the system's own account (Linux). */
export function processTree(root: number): readonly NamedProcess[] {
  const children = new Map<number, number[]>();
  for (const pid of processNumbers()) {
    const parent = parentOf(pid);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found: number[] = [];
  for (const queue = [root]; queue.length > 0; ) {
    const pid = queue.shift() ?? 0;
    found.push(pid);
    queue.push(...(children.get(pid) ?? []));
  }
  return describeProcesses(found);
}

/** Those that still run, each with its command line. */
const describeProcesses = (pids: readonly number[]): readonly NamedProcess[] =>
  pids.flatMap((pid) => {
    const identity = identifyProcess(pid);
    return identity ? [{ ...identity, command: commandOf(pid) }] : [];
  });

function parentOf(pid: number): number | undefined {
  try {
    const parent = /\(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1];
    return parent === undefined ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
