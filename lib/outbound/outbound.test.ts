import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress, type OutboundRequest, readAllowList, readTarget, sendRequest } from '.';

const nobody = readAllowList(undefined);
const loopback = readAllowList('127.0.0.0/8');

const refused = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.1.2.3',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:0:10.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::808:808',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:2::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '2002:808:808::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
];
const asked = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2001:200::1',
  '2001:4860:4860::8888',
  '2003::1',
  '2606:4700::1111',
];
const inUrl = (address: string) => (address.includes(':') ? `[${address}]` : address);

describe('the target', () => {
  it.each(refused)('%s is refused, whether it is written or what a name leads to', async (address) => {
    expect(isPublicAddress(address)).toBe(false);
    expect(() => readTarget(`https://${inUrl(address)}/hook`, nobody)).toThrow(
      expect.objectContaining({ code: 'outbound.private' }),
    );
    const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
    const sent = sendRequest('https://hooks.example.org', { ...post, allowed: nobody, resolve });
    await expect(sent).rejects.toMatchObject({ kind: 'Invalid', code: 'outbound.private' });
  });

  it.each(asked)('%s is asked', (address) => {
    expect(isPublicAddress(address)).toBe(true);
    expect(readTarget(`https://${inUrl(address)}/hook`, nobody).protocol).toBe('https:');
  });

  it.each([
    ['https://0x7f.1/', 'outbound.private'],
    ['https://2130706433/', 'outbound.private'],
    ['https://0177.0.0.1/', 'outbound.private'],
    ['https://127.1/', 'outbound.private'],
    ['https://①②⑦.0.0.1/', 'outbound.private'],
    ['https://[::ffff:7f00:1]/', 'outbound.private'],
    ['http://hooks.example.org/', 'outbound.not-https'],
    ['http://8.8.8.8/', 'outbound.not-https'],
    ['https://user@hooks.example.org/', 'outbound.credentials'],
    ['https://:secret@hooks.example.org/', 'outbound.credentials'],
    ['ftp://hooks.example.org/', 'outbound.no-address'],
    ['file:///etc/passwd', 'outbound.no-address'],
    ['hooks.example.org', 'outbound.no-address'],
    ['', 'outbound.no-address'],
  ])('%s is refused as it is written', (text, code) => {
    expect(() => readTarget(text, nobody)).toThrow(expect.objectContaining({ kind: 'Invalid', code }));
  });

  it.each([
    ['127.0.0.0/8', 'http://127.9.9.9:81/'],
    ['10.0.0.5', 'https://10.0.0.5/'],
    ['fd00::/8', 'http://[fd00::1]/'],
    ['hooks.internal, 10.0.0.0/8', 'http://hooks.internal:8080/'],
    ['HOOKS.internal', 'https://hooks.internal./'],
  ])('is asked where the operator has named it: %s', (list, text) => {
    expect(readTarget(text, readAllowList(list)).href).toBe(new URL(text).href);
  });

  it.each(['', ' , ', '10.0.0.1', '127.0.0.2'])('is not opened by a list like %j', (list) => {
    expect(() => readTarget('http://127.0.0.1/', readAllowList(list))).toThrow(/only https/);
    expect(() => readTarget('https://127.0.0.1/', readAllowList(list))).toThrow(/private/);
  });
});

describe('the list of exceptions', () => {
  it.each([
    ...['127.0.0.0/x', '127.0.0.0/', '127.0.0.0/33', '127.0.0.0/-1', '1.2.3', '[::1]', '*', '*.example.org'],
    ...['https://hooks.internal', 'hooks.internal:8080', 'hooks.internal/path', 'hooks.internal.', 'hooks internal'],
  ])('is refused where an entry allows nothing, as %s', (entry) => {
    expect(() => readAllowList(`10.0.0.0/8, ${entry}`)).toThrow(`${entry}, in LECTERN_WEBHOOK_ALLOW, is neither`);
  });
});

const post = {
  method: 'POST',
  headers: { 'content-type': 'text/plain' },
  body: new TextEncoder().encode('hello'),
  limitBytes: 1000,
} as const;

let server: Server;
let port: number;
let requests: { readonly method: string | undefined; readonly host: string | undefined; readonly body: string }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ method: request.method, host: request.headers.host, body });
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a request', () => {
  const send = (changes: Partial<OutboundRequest> & { readonly url?: string } = {}) =>
    sendRequest(changes.url ?? `http://127.0.0.1:${port}/hook`, { ...post, allowed: loopback, ...changes });

  it('goes to the address that was checked, by the name that was asked', async () => {
    requests = [];
    answer = (_, response) => response.end('thanks');
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [
        { address: '10.1.2.3', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ];
    };
    const reply = await send({ url: `http://hooks.example.org:${port}/hook`, resolve });
    expect(reply).toMatchObject({ status: 200, isWhole: true });
    expect(new TextDecoder().decode(reply.body)).toBe('thanks');
    expect(requests).toEqual([{ method: 'POST', host: `hooks.example.org:${port}`, body: 'hello' }]);
    expect(asked).toBe(1);
  });

  it('is not led elsewhere by a name that changes after it was checked', async () => {
    requests = [];
    answer = (_, response) => response.end();
    const answers = ['192.0.2.1', '127.0.0.1', '127.0.0.1', '127.0.0.1'];
    let asked = 0;
    // The first address is one that the list permits and that nothing listens at; every later answer is this machine.
    const resolve = async () => [{ address: answers[asked++] ?? '127.0.0.1', family: 4 }];
    const allowed = readAllowList('192.0.2.0/24');
    const sent = send({ url: `http://rebind.example.org:${port}/`, resolve, allowed, limitMs: 300 });
    await expect(sent).rejects.toMatchObject({ kind: 'Unavailable' });
    expect({ asked, requests }).toEqual({ asked: 1, requests: [] });
  });

  it('follows no redirect', async () => {
    requests = [];
    answer = (_, response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/other` }).end();
    expect(await send()).toMatchObject({ status: 307 });
    expect(requests).toHaveLength(1);
  });

  it('reads no more of an answer than it must', async () => {
    let isClosed = false;
    answer = (_, response) => {
      response.on('close', () => {
        isClosed = true;
      });
      const fill = () => {
        while (!isClosed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', fill);
      fill();
    };
    const reply = await send();
    expect(reply).toMatchObject({ status: 200, isWhole: false });
    expect(reply.body).toHaveLength(1000);
    await expect.poll(() => isClosed).toBe(true);
  });

  it.each([
    ['never answers', () => {}],
    [
      'answers drop by drop',
      (response: ServerResponse) => {
        const dripping = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(dripping));
      },
    ],
  ] as const)('ends in time where the other side %s', async (_, behave) => {
    answer = (_request, response) => behave(response);
    await expect(send({ limitMs: 200 })).rejects.toMatchObject({ kind: 'Unavailable', code: 'outbound.timeout' });
  });

  it('ends in time where the resolver does not answer', async () => {
    const sent = send({ url: 'https://slow.example.org/', resolve: () => new Promise(() => {}), limitMs: 50 });
    await expect(sent).rejects.toMatchObject({ code: 'outbound.timeout' });
  });

  it('says what is not there, without its path', async () => {
    answer = (request) => request.socket.destroy();
    await expect(send({ url: `http://127.0.0.1:${port}/secret` })).rejects.toMatchObject({
      code: 'outbound.unreachable',
      message: `127.0.0.1:${port} could not be reached (ECONNRESET).`,
    });
    const unknown = Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
    const sent = send({ url: 'https://none.example.org/', resolve: () => Promise.reject(unknown) });
    await expect(sent).rejects.toMatchObject({ message: 'none.example.org could not be reached (ENOTFOUND).' });
  });
});
