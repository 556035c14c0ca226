import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendLetter, sendMail } from '@/lib/notifications';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';

/** A mail server of a few lines (RFC 5321): takes every message and keeps it. */
const received: string[] = [];
const sockets = new Set<Socket>();
let server: Server;
let stores: FreshStores;

function converse(socket: Socket) {
  sockets.add(socket);
  socket.setEncoding('utf8');
  socket.write('220 test\r\n');
  let waiting = '';
  let message: string[] | undefined;
  socket.on('data', (chunk) => {
    waiting += chunk;
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      if (message && line !== '.') {
        message.push(line);
      } else if (message) {
        received.push(message.join('\n'));
        message = undefined;
        socket.write('250 kept\r\n');
      } else if (line === 'DATA') {
        message = [];
        socket.write('354 go on\r\n');
      } else {
        socket.write(line.startsWith('RCPT TO:<refused') ? '550 nobody\r\n' : '250 test\r\n');
      }
    }
  });
}

beforeAll(async () => {
  stores = await openFreshStores();
  server = createServer(converse);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  process.env.LECTERN_MAIL_FROM = 'Reading House <house@example.org>';
  process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
});

afterAll(async () => {
  for (const socket of sockets) {
    socket.destroy();
  }
  await new Promise((done) => server.close(done));
  await stores.close();
  delete process.env.SMTP_URL;
});

describe('with a mail server', () => {
  it('a letter goes out in both forms, from the site to the person', async () => {
    const url = 'https://learn.example.org/reset-password?token=abc';
    const reader = { id: 'usr_ngugi', name: 'Ngũgĩ', email: 'ngugi@example.org', locale: 'en-KE' };
    await sendLetter(stores.context(), reader, { kind: 'reset', url });
    const mail = received.at(-1)?.replaceAll('=\n', '').replaceAll('=3D', '=') ?? '';
    expect(mail).toContain('From: Reading House <house@example.org>');
    expect(mail).toMatch(/^To: =\?UTF-8\?.*<ngugi@example.org>$/m);
    expect(mail).toContain('Subject: Set a new password');
    expect(mail).toContain('multipart/alternative');
    expect(mail).toContain(`\n${url}\n`);
    expect(mail).toContain(`href="${url}"`);
    expect(mail).toContain('<html lang="en" dir="ltr">');
  });

  it('nobody writes headers of their own', async () => {
    const mail = { subject: 'Hello\r\nBcc: everybody@example.org', text: 'x', html: '<p>x</p>' };
    await sendMail({ ...mail, to: { name: 'Ada\r\nBcc: all@example.org', address: 'ada@example.org' } });
    expect(received.at(-1)).not.toMatch(/^Bcc:/m);
  });

  it('a refusal is said in words, and may be tried again', async () => {
    const mail = { subject: 'x', text: 'x', html: 'x', to: { name: 'x', address: 'refused@example.org' } };
    await expect(sendMail(mail)).rejects.toMatchObject({ kind: 'Unavailable', code: 'mail.not-sent' });
  });
});
