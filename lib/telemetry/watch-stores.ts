import { subscribe, tracingChannel } from 'node:diagnostics_channel';
import { currentScope } from '@/lib/log';
import { hideLiterals } from './hide-literals';
import { type Span, tracer } from './spans';

/** Where `db/courseware` tells of each client that it opens. */
const mongoChannel = 'lectern:mongodb-client';

/** Times every statement and every command, as a part of what asked for it. The drivers tell of them; nothing is wrapped. */
export function watchStores(): void {
  watchMysql();
  subscribe(mongoChannel, (client) => {
    if (isMongoClient(client)) {
      watchMongo(client);
    }
  });
}

function watchMysql(): void {
  const open = new WeakMap<object, Span>();
  const end = (context: object, error?: unknown) => {
    open.get(context)?.end(error);
    open.delete(context);
  };
  for (const name of ['mysql2:query', 'mysql2:execute']) {
    tracingChannel<object, object>(name).subscribe({
      start(context) {
        const text = 'query' in context && typeof context.query === 'string' ? context.query : '';
        const statement = hideLiterals(text);
        const attributes = { 'db.system.name': 'mysql', 'db.query.text': statement };
        const [verb = 'statement'] = statement.trimStart().split(/\s/, 1);
        const span = tracer()?.start(`mysql ${verb.toLowerCase()}`, 'client', attributes, currentScope()?.traceparent);
        if (span) {
          open.set(context, span);
        }
      },
      end() {},
      asyncStart: (context) => end(context),
      asyncEnd: (context) => end(context),
      error: (context) => end(context, 'error' in context ? context.error : undefined),
    });
  }
}

/** What is used of a MongoDB client, so that this needs none. */
interface WatchedClient {
  monitorCommands: boolean;
  on(
    name: string,
    listener: (event: { readonly requestId: number; readonly commandName: string; readonly failure?: unknown }) => void,
  ): unknown;
}

const isMongoClient = (client: unknown): client is WatchedClient =>
  typeof client === 'object' && client !== null && 'monitorCommands' in client && 'on' in client;

function watchMongo(client: WatchedClient): void {
  const open = new Map<number, Span>();
  client.monitorCommands = true;
  client.on('commandStarted', ({ requestId, commandName }) => {
    const attributes = { 'db.system.name': 'mongodb', 'db.operation.name': commandName };
    const span = tracer()?.start(`mongodb ${commandName}`, 'client', attributes, currentScope()?.traceparent);
    if (span) {
      open.set(requestId, span);
    }
  });
  const end = (requestId: number, error?: unknown) => {
    open.get(requestId)?.end(error);
    open.delete(requestId);
  };
  client.on('commandSucceeded', ({ requestId }) => end(requestId));
  client.on('commandFailed', ({ requestId, failure }) => end(requestId, failure));
}
