import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import { readAllowList, readTarget, sendRequest } from '@/lib/outbound';
import { addWebhook } from '@/lib/webhooks';

/**
 * Where Lectern asks anything of another machine. Whatever somebody on the site may set the address of goes through `lib/outbound`, which
 * asks only the public internet; the others ask an address that the operator has configured, or their own site's.
 */

const root = join(import.meta.dirname, '..');
const folders = ['app', 'lib', 'components', 'db', 'edge', 'inngest', 'sandbox', 'i18n', 'engines', 'cli'];
const loose = ['proxy.ts', 'instrumentation.ts', 'next.config.ts'];

/** What can open a connection to somewhere. Types alone cannot. */
const ways: readonly (readonly [string, RegExp])[] = [
  ['fetch', /(?<![.\w])fetch\((?!\w+: )|globalThis\.fetch|window\.fetch/],
  ['http', /^import (?!type)[^;]*\brequest\b[^;]*from 'node:https?'/m],
  ['http', /^import (?!type)[^;]*\bget\b[^;]*from 'node:https?'/m],
  ['socket', /^import (?!type)[^;]*\b(Socket|connect|createConnection)\b[^;]*from 'node:(net|tls)'/m],
  ['names', /^import (?!type)[^;]*from 'node:dns(\/promises)?'/m],
  ['datagrams', /from 'node:dgram'/],
  ['browser', /\bnew (XMLHttpRequest|WebSocket|EventSource)\b|sendBeacon\(/],
  ['package', /^import (?!type)[^;]*from '(undici|axios|got|node-fetch|openid-client|nodemailer|ws)(\/[^']*)?'/m],
  ['sign-in', /^import (?!type)[^;]*from 'next-auth(?!\/jwt)[^']*'/m],
];

/** By file: which way, and to where. */
const known: Readonly<Record<string, string>> = {
  'app/api/auth/next-auth.ts': 'sign-in: identity providers that the operator configured',
  'cli/commands/seed-learners.ts': 'fetch: the website of the same data folder',
  'cli/load/submit-ways.ts': 'fetch: the website of the same data folder',
  'components/course/video-player.tsx': 'browser: this site',
  'components/studio/command/command-palette.tsx': 'fetch: this site',
  'components/studio/presence.tsx': 'fetch: this site',
  'components/studio/upload/send-file.ts': 'browser: this site',
  'components/studio/video/read-transcript.ts': 'fetch: this site',
  'db/statements.ts': 'fetch: MySQL over HTTP, as configured',
  'edge/ask-worker.ts': 'fetch: the worker of this site, as configured',
  'engines/edge/edge-services.ts': 'fetch: the website that it started',
  'engines/run-site.ts': 'fetch: the website that it started',
  'lib/notifications/post-office.ts': 'package: the mail server that the operator configured',
  'lib/outbound/send-request.ts': 'http: whatever somebody gave, checked; names: for the same',
  'sandbox/start-worker.ts': 'socket: a pipe to the process that it started',
};

function outgoing(): Readonly<Record<string, string>> {
  const files = folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.test)\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('node_modules/'));
  return Object.fromEntries(
    [...files, ...loose].flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\btype \w+,?/gm, '');
      const used = [...new Set(ways.flatMap(([way, pattern]) => (pattern.test(text) ? [way] : [])))];
      return used.length > 0 ? [[file, used.join(', ')]] : [];
    }),
  );
}

describe('what goes out', () => {
  it('goes out from the modules that are named here, and from no other', () => {
    const found = outgoing();
    expect(Object.keys(found).sort()).toEqual(Object.keys(known).sort());
    for (const [file, used] of Object.entries(found)) {
      for (const way of used.split(', ')) {
        expect(known[file], file).toContain(`${way}:`);
      }
    }
  });

  it('leads to an address that somebody gave only through lib/outbound', () => {
    const callers = folders
      .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('lib/outbound/'))
      .filter((file) => /\bsendRequest\(/.test(readFileSync(join(root, file), 'utf8')));
    expect(callers.sort()).toEqual(['cli/load-text.ts', 'lib/webhooks/post-message.ts']);
  });
});

/** Ways of writing an address of this machine or of a network nobody else is to reach. */
const hosts = [
  'https://127.0.0.1/',
  'https://127.0.0.1./',
  'https://2130706433/',
  'https://017700000001/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.01/',
  'https://127.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://[::]/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/',
  'https://[fd00:ec2::254]/',
  'https://10.0.0.1/',
  'https://172.31.0.1:8443/',
  'https://192.168.1.1/',
  'https://①⑦②.16.0.1/',
  'https://127。0。0。1/',
  'https://8.8.8.8@127.0.0.1/',
  'https://127.0.0.1#@8.8.8.8/',
  'https://127.0.0.1\\@8.8.8.8/',
  'https:127.0.0.1',
  'https://%31%32%37.0.0.1/',
  'http://8.8.8.8/',
  'http://169.254.169.254/',
  'gopher://8.8.8.8/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'https://8.8.8.8:22/',
  'https://8.8.8.8:25/',
  'https://8.8.8.8:6667/',
];
/** Names that lead into such a network, as a resolver would say. */
const led = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fe80::1', 'fd00::1', '0.0.0.0'];
const nobody = readAllowList(undefined);

describe('an address that somebody gives', () => {
  it.each(hosts)('%s is taken for no webhook, and asked by nothing', async (url) => {
    expect(() => readTarget(url, nobody)).toThrow(expect.objectContaining({ kind: 'Invalid' }));
    // The store is not reached: the address is refused before anything is written.
    const ctx = { actor: { kind: 'system', name: 'test' }, now: new Date() } as unknown as Context;
    await expect(addWebhook(ctx, { url, events: ['user.registered'], scope: '*' })).rejects.toMatchObject({
      kind: 'Invalid',
    });
    const request = { method: 'GET', headers: {}, allowed: nobody, limitBytes: 1 } as const;
    const resolve = () => Promise.reject(new Error('no name is looked up'));
    await expect(sendRequest(url, { ...request, resolve })).rejects.toMatchObject({ kind: 'Invalid' });
  });

  it.each(led)('is not asked where its name leads to %s, with and without a full stop', async (address) => {
    const resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
    for (const url of ['https://hooks.example.org/', 'https://hooks.example.org./', 'https://localhost/']) {
      const sent = sendRequest(url, { method: 'GET', headers: {}, allowed: nobody, limitBytes: 1, resolve });
      await expect(sent).rejects.toMatchObject({ code: 'outbound.private' });
    }
  });
});
