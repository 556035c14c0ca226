import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { isRunning } from '@/engines/process/identify-process';
import { typescriptCommand } from '@/engines/process/typescript-command';
import { projectFolder } from '@/engines/project-folder';
import { type RunFile, readRunFile } from '@/engines/run-file';

/** Stores in a process of their own, so that any process of them can be killed, and started again. */
export class StoresUnderTest {
  readonly dataDir: string;
  #owner: ChildProcess | undefined;

  constructor(private readonly env: NodeJS.ProcessEnv = process.env) {
    this.dataDir = mkdtempSync('/tmp/lectern-kill-');
    chmodSync(this.dataDir, 0o711);
  }

  async start(): Promise<RunFile> {
    const { DATABASE_URL: _database, MONGODB_URI: _mongodb, ...env } = this.env;
    const { file, args } = typescriptCommand('engines/stores.ts', ['--data', this.dataDir]);
    const owner = spawn(file, [...args], { cwd: projectFolder, env, stdio: ['ignore', 'ignore', 'inherit'] });
    this.#owner = owner;
    while (readRunFile(this.dataDir)?.state !== 'ready' || readRunFile(this.dataDir)?.owner.pid !== owner.pid) {
      if (owner.exitCode !== null) throw new Error('The stores did not start');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.run();
  }

  /** What runs at this moment. */
  run(): RunFile {
    const run = readRunFile(this.dataDir);
    if (!run) throw new Error('Nothing runs');
    return run;
  }

  /** kill -9 of the named processes of the stores; PostgreSQL's own children are killed with it. */
  kill(...names: string[]): void {
    for (const identity of this.run().processes)
      if (names.includes(identity.name) && isRunning(identity)) process.kill(identity.pid, 'SIGKILL');
  }

  async killEverything(): Promise<void> {
    const owner = this.#owner;
    if (!owner) return;
    const names = this.run().processes.map(({ name }) => name);
    const gone = once(owner, 'exit');
    owner.kill('SIGKILL');
    this.kill(...names);
    await gone;
  }

  async stop(): Promise<void> {
    const owner = this.#owner;
    if (owner && owner.exitCode === null && owner.signalCode === null) {
      owner.kill('SIGTERM');
      await once(owner, 'exit');
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
