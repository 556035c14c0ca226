import { once } from 'node:events';
import { z } from 'zod';
import type { RunningApp } from './app';
import { type StartedCommand, startCommand } from './start-command';

/** `lectern seed --learners N --json` beside a running app, read along as it works. */
export interface LoadSet extends StartedCommand {
  /** The attempts that were acknowledged so far. */
  acknowledged(): readonly string[];
  /** Waits until so many more were acknowledged; throws with what it said when it ended before. */
  acknowledgesMore(count: number): Promise<void>;
}

export function startLoadSet(app: Pick<RunningApp, 'dataDir' | 'port'>, learners: number): LoadSet {
  const command = lecternBeside(app, ['seed', '--learners', String(learners), '--json']);
  const acknowledged = () => command.out().match(/\batt_\w+(?=")/g) ?? [];
  return {
    ...command,
    acknowledged,
    async acknowledgesMore(count) {
      const wanted = acknowledged().length + count;
      while (acknowledged().length < wanted) {
        const isOver = await Promise.race([
          command.ended.then(() => true),
          command.child.stdout ? once(command.child.stdout, 'data').then(() => false) : true,
        ]);
        if (isOver && acknowledged().length < wanted) {
          throw new Error(`The load set ended after ${acknowledged().length} attempts: ${command.err()}`);
        }
      }
    },
  };
}

/** A command of the line tool beside an app, to be killed or read along. */
export function lecternBeside(
  app: Pick<RunningApp, 'dataDir' | 'port'>,
  args: readonly string[],
  input = '',
): StartedCommand {
  const env = { LECTERN_DATA: app.dataDir, PORT: String(app.port) };
  return startCommand('node', ['cli/lectern.mjs', ...args], { env, input });
}

const checkedAttempts = z.object({ found: z.number(), missing: z.number() });

/** `lectern attempts check --json`: what of these ids is there. */
export async function checkAttemptsBeside(
  app: Pick<RunningApp, 'dataDir' | 'port'>,
  ids: readonly string[],
): Promise<z.infer<typeof checkedAttempts>> {
  const command = lecternBeside(app, ['attempts', 'check', '--json'], ids.join('\n'));
  const code = await command.ended;
  if (code !== 0) throw new Error(`attempts check ended with ${code}: ${command.err()}`);
  return checkedAttempts.parse(JSON.parse(command.out()));
}
