import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { BSON } from 'bson';
import type { PoolConfig } from 'pg';
import { type Context, runCommand } from './commands';
import { Cursors } from './cursors';
import { MongoFault, toFault } from './errors';
import { Login } from './login';
import { connectPostgres } from './postgres';
import { type Request, readRequest } from './request';
import { type Account, makeVerifier } from './scram';
import { Transactions } from './transactions';
import { MessageReader, readMessage, replyHeader, type WireMessage } from './wire';

export interface MongoGateway {
  close(): Promise<void>;
}

export interface MongoGatewayOptions {
  /** The PostgreSQL server with the DocumentDB extension. */
  readonly postgres: PoolConfig;
  /** Where to listen: a Unix socket, or a port of the loopback address. */
  readonly listen: { readonly path: string } | { readonly port: number; readonly host: string };
  /** The one who may come in (SCRAM-SHA-256); undefined: whoever reaches it, as befits a socket of one's own. */
  readonly account?: Account;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

const sweepEveryMs = 10_000;

/**
 * Speaks MongoDB's wire protocol to drivers and SQL to PostgreSQL with the DocumentDB extension, which does the work:
 * commands and documents go through as bytes. The gateway holds no data; what is acknowledged is in PostgreSQL.
 */
export async function openMongoGateway(options: MongoGatewayOptions): Promise<MongoGateway> {
  const { postgres: address, listen, account, now } = options;
  const verifier = account && makeVerifier(account);
  const postgres = connectPostgres(address);
  const transactions = new Transactions(postgres, now);
  const cursors = new Cursors(postgres, transactions, now);
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const login = verifier && new Login(verifier);
    serve(socket, { postgres, transactions, cursors, connectionId: ++connections, login });
  });
  if ('path' in listen) rmSync(listen.path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen, resolve);
  });
  const sweeper = setInterval(() => {
    cursors.sweep();
    void transactions.sweep();
  }, sweepEveryMs);
  sweeper.unref();
  return {
    close: async () => {
      clearInterval(sweeper);
      server.close();
      for (const socket of sockets) socket.destroy();
      cursors.close();
      transactions.close();
      await postgres.close();
    },
  };
}

/** Answers the messages of one client, one after the other. */
function serve(socket: Socket, context: Context): void {
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  const reader = new MessageReader();
  let turn = Promise.resolve();
  socket.on('data', (chunk) => {
    try {
      for (const frame of reader.push(chunk))
        turn = turn.then(() => answer(socket, readMessage(frame), context)).catch(() => void socket.destroy());
    } catch {
      socket.destroy();
    }
  });
}

async function answer(socket: Socket, message: WireMessage, context: Context): Promise<void> {
  const body = await execute(message, context);
  if (message.wantsNoReply) return;
  socket.cork();
  socket.write(replyHeader(message, body.length));
  socket.write(body);
  socket.uncork();
}

async function execute(message: WireMessage, context: Context): Promise<Uint8Array> {
  let request: Request | undefined;
  try {
    request = readRequest(message);
    if (message.isLegacy && !/^(hello|ismaster)$/i.test(request.command))
      throw new MongoFault('UnsupportedOpQueryCommand', 'Only the handshake may use OP_QUERY');
    return await runCommand(request, context);
  } catch (error) {
    const part = request?.transaction;
    // An error ends its transaction, as MongoDB does it.
    if (part && !/^(commit|abort)Transaction$/.test(request?.command ?? ''))
      await context.transactions.abort(part.session);
    return BSON.serialize(toFault(error, part !== undefined).reply);
  }
}
