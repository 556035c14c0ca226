import { expect, it } from 'vitest';
import { config } from '@/proxy';
import { isPage, newPagePolicy, pagePath } from './page-policy';

it('is asked for by the same paths through the server of the site as through the proxy', () => {
  expect(config.matcher).toEqual([{ source: pagePath, missing: [{ type: 'header', key: 'content-security-policy' }] }]);
});

it.each([
  ['/', true],
  ['/courses/course-v1:A+B+c/units/vertical@d?x=/api/', true],
  ['/apiary', true],
  ['/studio/course-v1:A+B+c/uploads/later', true],
  ['/api/health', false],
  ['/_next/static/chunks/a.js', false],
  ['/assets/course-v1:A+B+c/a.png', false],
  ['/courses/course-v1:A+B+c/frames/html@d', false],
  ['/studio/course-v1:A+B+c/frames/html@d', false],
  ['/studio/course-v1:A+B+c/uploads', false],
  ['http://localhost/', false],
])('tells a page from what is none: %s', (url, expected) => {
  expect(isPage(url)).toBe(expected);
});

it('has another nonce each time, and one only', () => {
  const nonces = (policy: string) => [...policy.matchAll(/'nonce-([^']+)'/g)].map(([, nonce]) => nonce);
  const [one, other] = [nonces(newPagePolicy()), nonces(newPagePolicy())];
  expect(new Set(one).size).toBe(1);
  expect(other[0]).not.toBe(one[0]);
});
