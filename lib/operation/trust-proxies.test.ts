import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { parseTrustedProxies, settleForwardedHeaders } from './trust-proxies';

const settled = (list: string, peer: string, headers: IncomingHttpHeaders) => {
  settleForwardedHeaders(headers, peer, parseTrustedProxies(list));
  return headers;
};

test('a stranger is who connects, whatever it claims', () => {
  const claims = {
    'x-forwarded-for': '1.1.1.1',
    'x-forwarded-host': 'evil.example',
    'x-real-ip': '1.1.1.1',
    host: 'a',
  };
  expect(settled('10.0.0.0/8', '203.0.113.9', claims)).toEqual({ 'x-forwarded-for': '203.0.113.9', host: 'a' });
});

test('a trusted proxy is believed, up to the first address that is not one', () => {
  const headers = { 'x-forwarded-for': '9.9.9.9, 203.0.113.9, 10.1.2.3', 'x-forwarded-proto': 'https' };
  expect(settled('10.0.0.0/8 ::1', '::ffff:10.0.0.1', headers)).toEqual({
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-proto': 'https',
  });
  expect(settled('::1', '::1', { 'x-forwarded-for': '2001:db8::7' })['x-forwarded-for']).toBe('2001:db8::7');
});

test('a trusted proxy that names nobody speaks for itself', () => {
  expect(settled('10.0.0.1', '10.0.0.1', {})['x-forwarded-for']).toBe('10.0.0.1');
  expect(settled('10.0.0.1', '10.0.0.1', { 'x-forwarded-for': 'unknown' })['x-forwarded-for']).toBe('10.0.0.1');
});

test.each(['nonsense', '10.0.0.0/', '10.0.0.0/33', '10.0.0.0/x', '1.2.3', '::1/129'])('%s is refused', (entry) => {
  expect(() => parseTrustedProxies(entry)).toThrow(entry);
});
