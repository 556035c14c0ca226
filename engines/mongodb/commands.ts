import { setTimeout as sleep } from 'node:timers/promises';
import type { Cursors } from './cursors';
import { isConflict, MongoFault, stateOf } from './errors';
import { indexCommands } from './index-commands';
import { type Login, loginCommands } from './login';
import { namespaceCommands } from './namespace-commands';
import type { Postgres } from './postgres';
import { queryCommands } from './query-commands';
import type { Request } from './request';
import { serverCommands } from './server-commands';
import type { Transactions } from './transactions';
import { writeCommands } from './write-commands';

/** What a command has at hand. */
export interface Context {
  readonly postgres: Postgres;
  readonly cursors: Cursors;
  readonly transactions: Transactions;
  /** The number of the client's connection. */
  readonly connectionId: number;
  /** Where clients must say who they are. */
  readonly login: Login | undefined;
}

/** Answers a command with a BSON document. */
export type Command = (request: Request, context: Context) => Promise<Uint8Array>;

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...serverCommands,
    ...loginCommands,
    ...queryCommands,
    ...writeCommands,
    ...indexCommands,
    ...namespaceCommands,
  }),
);

const mostTries = 8;

/** Runs one command. Throws what `toFault` understands. */
export async function runCommand(request: Request, context: Context): Promise<Uint8Array> {
  context.login?.assertMayRun(request.command);
  const command = commands.get(request.command);
  if (!command) throw new MongoFault('CommandNotFound', `no such command: '${request.command}'`);
  for (let tries = 1; ; tries++) {
    try {
      return await command(request, context);
    } catch (error) {
      // A single statement that met another writer is tried again here, as MongoDB does; a transaction by the driver.
      const state = stateOf(error);
      if (request.transaction || tries >= mostTries || !state || !isConflict(state)) throw error;
      await sleep(5 + Math.random() * 20 * tries);
    }
  }
}
