import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';

const prlimit = '/usr/bin/prlimit';

/** All that a process of the sandbox finds in its environment. (The second keeps files from being opened past the limits.) */
export const bareEnvironment = { NODE_ENV: 'production', UV_USE_IO_URING: '0' } as const;

/** CPU seconds after which the kernel ends a worker whose parent is gone. A worker is replaced long before. */
export const cpuBudgetSeconds = 600;

/**
 * Takes away a running process' right to open any further file or socket, to start processes, to write files and to leave
 * core dumps. What it has open (its pipes to us) stays. Answers whether the system could do it.
 */
export function sealProcess(pid: number): Promise<boolean> {
  if (!existsSync(prlimit)) return Promise.resolve(false);
  const limits = ['--nofile=0:0', '--nproc=0:0', '--fsize=0:0', '--core=0:0', `--cpu=${cpuBudgetSeconds}`];
  return new Promise((done) => {
    execFile(prlimit, ['--pid', String(pid), ...limits], { env: bareEnvironment }, (error) => done(error === null));
  });
}
