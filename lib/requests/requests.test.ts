import { describe, expect, it } from 'vitest';
import {
  addressGroup,
  clientAddress,
  isOwnForm,
  isServedByHttps,
  processOrigin,
  safeReturnPath,
  siteOrigin,
  withReturnPath,
} from '.';

const nothing = { configuredUrl: undefined, listenHost: undefined };
const head = (entries: Record<string, string>) => new Headers(entries);

describe('where links lead', () => {
  it('is the configured address, whatever the request says', () => {
    const address = { ...nothing, configuredUrl: 'https://learn.example.org/' };
    expect(siteOrigin(head({ host: 'evil.example' }), address)).toBe('https://learn.example.org');
  });

  it.each(['localhost:3000', '127.0.0.1:3000', '127.8.0.1', '[::1]:3000'])('is the loopback host %s', (host) => {
    expect(siteOrigin(head({ host }), nothing)).toBe(`http://${host}`);
  });

  it('is the host that the server listens on, but not the unspecified address', () => {
    const listening = { ...nothing, listenHost: '192.0.2.7' };
    expect(siteOrigin(head({ host: '192.0.2.7:3000' }), listening)).toBe('http://192.0.2.7:3000');
    expect(siteOrigin(head({ host: '[2001:db8::1]:3000' }), { ...nothing, listenHost: '2001:db8::1' })).toBe(
      'http://[2001:db8::1]:3000',
    );
    expect(() => siteOrigin(head({ host: '0.0.0.0:3000' }), { ...nothing, listenHost: '0.0.0.0' })).toThrow();
  });

  it.each(['evil.example', 'localhost.evil.example', 'localhost@evil.example', '127.0.0.1.evil.example', 'a b', ''])(
    'is never the made-up host "%s"',
    (host) => {
      expect(() => siteOrigin(head({ host }), nothing)).toThrow(/LECTERN_URL/);
    },
  );

  it('does not believe a forwarded host that is not ours', () => {
    expect(() => siteOrigin(head({ host: 'localhost:3000', 'x-forwarded-host': 'evil.example' }), nothing)).toThrow();
  });

  it('knows https from the configuration first, then from the server in front', () => {
    const forwarded = head({ host: 'localhost', 'x-forwarded-proto': 'https' });
    expect(isServedByHttps(forwarded, nothing)).toBe(true);
    expect(isServedByHttps(head({ host: 'localhost' }), nothing)).toBe(false);
    expect(isServedByHttps(forwarded, { ...nothing, configuredUrl: 'http://learn.example.org' })).toBe(false);
  });
});

describe('the client address', () => {
  it('is the last entry, without the marks of a socket for both families', () => {
    expect(clientAddress(head({ 'x-forwarded-for': '198.51.100.9' }))).toBe('198.51.100.9');
    expect(clientAddress(head({ 'x-forwarded-for': '10.9.9.9, 198.51.100.9' }))).toBe('198.51.100.9');
    expect(clientAddress(head({ 'x-forwarded-for': '::ffff:198.51.100.9' }))).toBe('198.51.100.9');
    expect(clientAddress(head({}))).toBeNull();
  });

  it('groups an IPv6 network and leaves IPv4 alone', () => {
    expect(addressGroup('198.51.100.9')).toBe('198.51.100.9');
    expect(addressGroup('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2');
    expect(addressGroup('2001:db8::6')).toBe('2001:db8:0:0');
    expect(addressGroup('::1')).toBe('0:0:0:0');
  });
});

describe('the way back', () => {
  it.each(['/courses/course-v1:A+B+C/unit?x=1#y', '/', '/account'])('keeps %s', (path) => {
    expect(safeReturnPath(path)).toBe(path);
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    'courses',
    '',
    null,
    undefined,
    ['/courses'],
    `/${'a'.repeat(2000)}`,
    '/sign-out',
    '/api/auth/signout',
    '/sign-in?callbackUrl=/sign-in',
  ])('refuses %j', (value) => {
    expect(safeReturnPath(value)).toBe('/');
  });

  it('is written into a link only where it says something', () => {
    expect(withReturnPath('/sign-in', '/')).toBe('/sign-in');
    expect(withReturnPath('/sign-in', '/courses?a=b&c')).toBe('/sign-in?callbackUrl=%2Fcourses%3Fa%3Db%26c');
    expect(withReturnPath('/sign-in?x=1', '/a')).toBe('/sign-in?x=1&callbackUrl=%2Fa');
  });
});

describe('a form', () => {
  const host = { host: 'localhost:3000' };

  it('is ours where the browser says so', () => {
    expect(isOwnForm(head({ ...host, 'sec-fetch-site': 'same-origin' }))).toBe(true);
    expect(isOwnForm(head({ ...host, origin: 'http://localhost:3000' }))).toBe(true);
    expect(isOwnForm(head({ host: 'learn.example.org', 'x-forwarded-host': 'a.b', origin: 'https://a.b' }))).toBe(true);
  });

  it('is not where it comes from elsewhere, or where nothing is said', () => {
    expect(isOwnForm(head({ ...host, 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' }))).toBe(false);
    expect(isOwnForm(head({ ...host, 'sec-fetch-site': 'same-site' }))).toBe(false);
    expect(isOwnForm(head({ ...host, origin: 'http://localhost:4000' }))).toBe(false);
    expect(isOwnForm(head({ ...host, origin: 'null' }))).toBe(false);
    expect(isOwnForm(head(host))).toBe(false);
  });
});

describe('processOrigin', () => {
  it.each([
    [{ LECTERN_URL: 'https://learn.example.org/x', HOST: '10.0.0.1', PORT: 80 }, 'https://learn.example.org'],
    [{ NEXTAUTH_URL: 'https://auth.example.org', PORT: 80 }, 'https://auth.example.org'],
    [{ HOST: 'class.local', PORT: 3000 }, 'http://class.local:3000'],
    [{ HOST: 'fd00::1', PORT: 3000 }, 'http://[fd00::1]:3000'],
    [{ HOST: '0.0.0.0', PORT: 3000 }, 'http://localhost:3000'],
    [{ PORT: 4571 }, 'http://localhost:4571'],
  ])('of %j', (env, origin) => {
    expect(processOrigin({ LECTERN_URL: undefined, NEXTAUTH_URL: undefined, HOST: undefined, ...env })).toBe(origin);
  });
});
