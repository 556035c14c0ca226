import { createServer, type Socket } from 'node:net';

/** What a server does with one try of a mail: takes it, answers with a reply of its own at some point, or goes away. */
export type Reception =
  | { readonly at: 'rcpt' | 'end'; readonly reply: string }
  /** Cuts the connection when it has half of the message, or all of it and has kept it. */
  | { readonly at: 'half-way' | 'kept'; readonly reply: null }
  | { readonly at: 'end'; readonly reply: null; readonly delayMs: number };

export interface MailReceiver {
  readonly url: string;
  /** Every message that was kept, whole. */
  readonly kept: { readonly to: string; readonly text: string }[];
  /** How often a recipient was named. */
  triesOf(address: string): number;
  close(): Promise<void>;
}

/**
 * A mail server on loopback (RFC 5321) that does at each try what it is told.
 * @param receive what becomes of the nth try (from 1) for an address; undefined: it is taken
 */
export async function openMailReceiver(
  receive: (address: string, attempt: number) => Reception | undefined,
): Promise<MailReceiver> {
  const kept: { to: string; text: string }[] = [];
  const tries = new Map<string, number>();
  const sockets = new Set<Socket>();

  function converse(socket: Socket) {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.setEncoding('utf8');
    socket.write('220 test\r\n');
    let waiting = '';
    let to = '';
    let reception: Reception | undefined;
    let message: string[] | undefined;
    const take = (line: string) => {
      const address = /^RCPT TO:<([^>]+)>/.exec(line)?.[1];
      if (message && line !== '.') {
        message.push(line);
        if (reception?.at === 'half-way' && message.length > 5) {
          socket.destroy();
        }
      } else if (message) {
        end(message.join('\n'));
        message = undefined;
      } else if (address !== undefined) {
        to = address;
        const attempt = (tries.get(to) ?? 0) + 1;
        tries.set(to, attempt);
        reception = receive(to, attempt);
        socket.write(reception?.at === 'rcpt' ? `${reception.reply}\r\n` : '250 ok\r\n');
      } else if (line === 'DATA') {
        message = [];
        socket.write('354 go on\r\n');
      } else {
        socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 test\r\n');
      }
    };
    const end = (text: string) => {
      if (reception?.at === 'end' && reception.reply !== null) {
        socket.write(`${reception.reply}\r\n`);
        return;
      }
      kept.push({ to, text });
      if (reception?.at === 'kept') {
        socket.destroy();
      } else {
        const delayMs = reception && 'delayMs' in reception ? reception.delayMs : 0;
        setTimeout(() => socket.write('250 kept\r\n'), delayMs);
      }
    };
    socket.on('data', (chunk) => {
      waiting += chunk;
      for (let at = waiting.indexOf('\r\n'); at >= 0 && !socket.destroyed; at = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, at);
        waiting = waiting.slice(at + 2);
        take(line);
      }
    });
  }

  const server = createServer(converse);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    kept,
    triesOf: (recipient) => tries.get(recipient) ?? 0,
    async close() {
      for (const socket of sockets) {
        socket.destroy();
      }
      await new Promise((done) => server.close(done));
    },
  };
}
