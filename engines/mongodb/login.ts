import { Binary, BSON } from 'bson';
import { z } from 'zod';
import type { Command } from './commands';
import { MongoFault } from './errors';
import { beginExchange, type Exchange, type Verifier } from './scram';
import { succeed } from './server-commands';

/** One connection's way in. */
export class Login {
  #exchange: Exchange | undefined;
  #isDone = false;

  constructor(private readonly verifier: Verifier) {}

  begin(message: string): string {
    this.#isDone = false;
    this.#exchange = beginExchange(this.verifier);
    return accepted(this.#exchange.first(message));
  }

  finish(message: string): string {
    const answer = accepted(this.#exchange?.final(message));
    this.#exchange = undefined;
    this.#isDone = true;
    return answer;
  }

  /** Throws Unauthorized for what only those may ask who have come in. */
  assertMayRun(command: string): void {
    if (!this.#isDone && !open.has(command)) throw new MongoFault('Unauthorized', `${command} requires authentication`);
  }
}

/** What is answered before: how to talk, and the way in. */
const open: ReadonlySet<string> = new Set(['hello', 'ismaster', 'isMaster', 'saslStart', 'saslContinue']);

function accepted(answer: string | undefined): string {
  if (answer === undefined) throw new MongoFault('AuthenticationFailed', 'Authentication failed.');
  return answer;
}

const saslInput = z.object({ payload: z.instanceof(Binary) });
const mechanismInput = z.object({ mechanism: z.literal('SCRAM-SHA-256') });
const conversationId = 1;

const said = (body: Buffer) => {
  const { data } = saslInput.safeParse(BSON.deserialize(body));
  if (!data) throw new MongoFault('BadValue', 'There is no payload');
  return Buffer.from(data.payload.value()).toString('utf8');
};
const reply = (text: string, done: boolean) =>
  succeed({ conversationId, done, payload: new Binary(Buffer.from(text)) });

export const loginCommands: Readonly<Record<string, Command>> = {
  saslStart: async ({ body }, { login }) => {
    if (!login || !mechanismInput.safeParse(BSON.deserialize(body)).success)
      throw new MongoFault('MechanismUnavailable', 'SCRAM-SHA-256 is the one mechanism, where there is any');
    return reply(login.begin(said(body)), false);
  },
  saslContinue: async ({ body }, { login }) => {
    if (!login) throw new MongoFault('AuthenticationFailed', 'Authentication failed.');
    return reply(login.finish(said(body)), true);
  },
};
