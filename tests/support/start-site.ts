import { identifyProcess, isRunning } from '@/engines/process/identify-process';
import { freePort } from './app';
import { type StartedCommand, startCommand } from './start-command';

/** The product as somebody started it in a terminal: with its lines, its process group and everything below it. */
export interface StartedSite extends StartedCommand {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Ctrl-C: every process of the foreground group gets the signal. Resolves with how the command ended. */
  interrupt(): StartedCommand['ended'];
}

const startLimitMs = 600_000;

/** `npm start` on a data folder, as a process group of its own. Resolves once it has said where it answers. */
export async function startSite(dataDir: string): Promise<StartedSite> {
  const port = await freePort();
  const command = startCommand('npm', ['start'], {
    env: { LECTERN_DATA: dataDir, PORT: String(port) },
    ownGroup: true,
  });
  const url = `http://localhost:${port}`;
  const starter = identifyProcess(command.pid);
  const limit = Date.now() + startLimitMs;
  while (!command.out().includes(`Lectern answers at ${url}`)) {
    if (!starter || !isRunning(starter) || Date.now() > limit) {
      throw new Error(`The site did not come up:\n${command.out()}\n${command.err()}`);
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  return {
    ...command,
    url,
    port,
    dataDir,
    interrupt: async () => {
      if (starter && isRunning(starter)) process.kill(-command.pid, 'SIGINT');
      return await command.ended;
    },
  };
}
