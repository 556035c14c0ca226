import { expect, it } from 'vitest';
import config from '@/next.config';

/** Headers that every answer carries; the policy of each page is tested in `lib/operation/content-security-policy.test.ts`. */

const rules = await config.headers?.();
const of = (source: string, isHttps = false) =>
  (rules ?? [])
    .filter((rule) => rule.source === source && Boolean(rule.has) === isHttps)
    .flatMap(({ headers }) => headers.map(({ key, value }) => `${key}: ${value}`));

it('keep browsers from guessing types, from telling addresses, and from devices that nothing here uses', () => {
  expect(of('/:path*')).toEqual([
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy: same-origin',
    expect.stringMatching(/^Permissions-Policy: .*camera=\(\).*microphone=\(\)/),
  ]);
});

it('let nobody else frame a page; course files, which authors frame, are sandboxed instead', () => {
  expect(of('/((?!assets/).*)')).toEqual(['X-Frame-Options: SAMEORIGIN']);
});

it('hold a browser to https for a year where the site speaks it', () => {
  expect(of('/:path*', true)).toEqual(['Strict-Transport-Security: max-age=31536000']);
  expect(rules?.find(({ has }) => has)?.has).toEqual([{ type: 'header', key: 'x-forwarded-proto', value: 'https' }]);
});
