import { channel } from 'node:diagnostics_channel';
import type { Connection } from 'mysql2';

/** What MySQL is asked, as it leaves the process, for whoever listens. */
export interface Statement {
  /** The text, with `?` in the places of values; over http the driver has filled them in. */
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Which connection, or session, it goes over: what stands between `begin` and `commit` on one is a transaction. */
  readonly connection: string;
}

/** A command to MongoDB. */
export interface CoursewareCommand {
  readonly name: string;
  readonly collection: string;
}

/**
 * Statements and commands are told here. They cost nothing while nobody listens, and belong to the process, not to a module, which a
 * server may load more than once.
 */
export const statements = channel('lectern.statement');
/** Whoever listens to these must do so before the courseware store is opened. */
export const coursewareCommands = channel('lectern.courseware-command');

/** Has a connection of mysql2 tell what it is asked. */
export function tellStatements(connection: Connection): void {
  for (const method of ['query', 'execute'] as const) {
    const ask = connection[method].bind(connection) as (...args: unknown[]) => unknown;
    const told = (...args: unknown[]) => {
      if (statements.hasSubscribers) {
        const [question, values] = args;
        const { sql, values: own } = Object(typeof question === 'string' ? { sql: question, values } : question);
        // A question made by the pool has its values itself, one made by a transaction beside it.
        publish({ sql: String(sql), values: own ?? values, connection: String(connection.threadId) });
      }
      return ask(...args);
    };
    Object.assign(connection, { [method]: told });
  }
}

/** `fetch` that tells what the PlanetScale driver asks through it. A session has its name from the answer to what began it. */
export const fetchAndTell: typeof fetch = async (input, init) => {
  const answer = await fetch(input, init);
  if (statements.hasSubscribers && typeof init?.body === 'string') {
    const asked: Asked = JSON.parse(init.body);
    if (asked.query !== undefined) {
      const { session }: Asked = asked.session ? asked : await answer.clone().json();
      publish({ sql: asked.query, values: [], connection: nameOf(session) });
    }
  }
  return answer;
};

/** What the driver sends, and of what it gets the session. */
interface Asked {
  readonly query?: string;
  readonly session?: {
    readonly vitessSession?: { readonly sessionUUID?: string; readonly sessionUuid?: string };
  } | null;
}

/** PlanetScale and the gateway here write it differently. */
const nameOf = (session: Asked['session']) =>
  session?.vitessSession?.sessionUUID ?? session?.vitessSession?.sessionUuid ?? '';

const publish = ({ sql, values, connection }: { sql: string; values: unknown; connection: string }) =>
  statements.publish({ sql, values: Array.isArray(values) ? values : [], connection } satisfies Statement);
