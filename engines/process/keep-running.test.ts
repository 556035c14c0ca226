import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identifyProcess, isRunning, type ProcessIdentity } from './identify-process';
import { keepRunning, type RunningService, type Service } from './keep-running';

let folder: string;
let lines: string[];
let started: ProcessIdentity[];
let running: RunningService | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-service-'));
  lines = [];
  started = [];
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const watch = {
  log: (line: string) => lines.push(line),
  onStarted: (identity: ProcessIdentity) => started.push(identity),
};

/** A program of a few lines that answers by writing the file `answer`. */
function service(program: string, change: Partial<Service> = {}): Service {
  const answer = join(folder, 'answer');
  return {
    name: 'Echo',
    command: { file: process.execPath, args: ['-e', program] },
    cwd: folder,
    logFile: join(folder, 'echo.log'),
    stopSignal: 'SIGTERM',
    stopWithinMs: 2000,
    readyWithinMs: 5000,
    prepare: () => rmSync(answer, { force: true }),
    probe: async () => void readFileSync(answer),
    ...change,
  };
}

const steady = "require('fs').writeFileSync('answer', ''); setInterval(() => {}, 1000);";

test('answers once it is there, and is gone once it was stopped', async () => {
  running = await keepRunning(service(steady), watch);
  const [identity] = started;
  expect(identity && isRunning(identity)).toBe(true);
  expect(running.identity()).toEqual(identity);
  await running.stop();
  expect(identity && isRunning(identity)).toBe(false);
  expect(lines).toEqual([]);
});

test('is started again when it is killed, with what was left of it cleared', async () => {
  running = await keepRunning(service(steady), watch);
  process.kill(started[0]?.pid ?? 0, 'SIGKILL');
  await expect
    .poll(() => lines, { timeout: 5000 })
    .toEqual(['Echo ended (SIGKILL): starting it again', 'Echo answers again']);
  expect(started).toHaveLength(2);
  expect(running.identity()?.pid).toBe(started[1]?.pid);
});

test('that never answers is told with the end of its log, and does not stay', async () => {
  const failing = service("console.error('no disk'); process.exit(3)");
  await expect(keepRunning(failing, watch)).rejects.toThrow(/Echo did not start: it ended with exit code 3.*no disk/);
  const silent = service('setInterval(() => {}, 1000)', { readyWithinMs: 200 });
  await expect(keepRunning(silent, watch)).rejects.toThrow(/did not answer within 0.2 s/);
  expect(started.filter(isRunning)).toEqual([]);
});

test('that keeps ending is tried again and again, and can be stopped at any moment', async () => {
  const flag = join(folder, 'break');
  const fickle = `if (require('fs').existsSync('break')) process.exit(1); ${steady}`;
  running = await keepRunning(service(fickle), watch);
  writeFileSync(flag, '');
  process.kill(started[0]?.pid ?? 0, 'SIGKILL');
  await expect.poll(() => started.length, { timeout: 10_000 }).toBeGreaterThan(2);
  rmSync(flag);
  await expect.poll(() => lines.at(-1), { timeout: 10_000 }).toBe('Echo answers again');
  await running.stop();
  expect(started.filter(isRunning)).toEqual([]);
});

test('may say through its channel that it is ready, and sees the channel close', async () => {
  const program = "process.send('ready'); process.on('disconnect', () => process.exit(0));";
  const ready = new Promise<ChildProcess>((resolve) => {
    const probe = (child: ChildProcess) =>
      new Promise<void>((done) => {
        child.once('message', () => {
          resolve(child);
          done();
        });
      });
    void keepRunning(service(program, { withChannel: true, probe }), watch).then((service) => {
      running = service;
    });
  });
  const child = await ready;
  child.disconnect();
  await expect.poll(() => started.length, { timeout: 5000 }).toBe(2);
  expect(identifyProcess(child.pid ?? 0)).toBeUndefined();
});
