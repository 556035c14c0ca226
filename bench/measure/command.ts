import { readFileSync } from 'node:fs';
import { processTree } from '../../tests/support/processes';
import { startCommand } from '../../tests/support/start-command';
import { cpuSeconds } from './cpu';

export interface MeasuredCommand {
  readonly out: string;
  readonly wallSeconds: number;
  /** User and system, of the command and of every server that worked for it. */
  readonly cpuSeconds: number;
  /** The most memory that the command's processes held together. */
  readonly peakBytes: number;
}

const everyMilliseconds = 100;

/** Runs a command of the line tool beside a running site to its end, as somebody would type it. */
export async function measureCommand(
  args: readonly string[],
  options: { readonly env: Readonly<Record<string, string>>; readonly servers: () => readonly number[] },
): Promise<MeasuredCommand> {
  // What a process used counts to its parent once it has ended: to this one.
  const cpu = () => cpuSeconds([process.pid, ...options.servers()]);
  const before = cpu();
  const began = performance.now();
  const command = startCommand('node', ['cli/lectern.mjs', ...args], { env: options.env });
  let peakBytes = 0;
  const watch = setInterval(() => {
    const held = processTree(command.pid).reduce((sum, { pid }) => sum + residentBytes(pid), 0);
    peakBytes = Math.max(peakBytes, held);
  }, everyMilliseconds);
  const code = await command.ended;
  clearInterval(watch);
  if (code !== 0) {
    throw new Error(`lectern ${args.join(' ')} ended with ${code}: ${command.err()}`);
  }
  const wallSeconds = (performance.now() - began) / 1000;
  return { out: command.out(), wallSeconds, cpuSeconds: cpu() - before, peakBytes };
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
