import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

/** The policy as a map from directive to its sources. */
function policy(environment: Record<string, string>) {
  const text = contentSecurityPolicy({ nonce: 'n0nce', environment });
  return new Map(
    text.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources] as const;
    }),
  );
}

test('in production scripts and style elements run by nonce alone', () => {
  const directives = policy({ NODE_ENV: 'production' });
  expect(directives.get('script-src')).toEqual(["'nonce-n0nce'", "'strict-dynamic'"]);
  expect(directives.get('style-src-elem')).toEqual(["'nonce-n0nce'"]);
  expect(directives.get('style-src-attr')).toEqual(["'unsafe-inline'"]);
});

test('nothing outside style attributes is unsafe in production', () => {
  const directives = policy({ NODE_ENV: 'production' });
  for (const [name, sources] of directives) {
    if (name !== 'style-src-attr') {
      expect(sources.join(' '), name).not.toContain('unsafe');
    }
    expect(sources, name).not.toContain('*');
  }
});

test('a sign-in form may be sent on to each configured identity provider, by origin', () => {
  const directives = policy({
    OIDC_SCHOOL_ISSUER: 'https://id.school.example/realms/x?y',
    OIDC_SCHOOL_CLIENT_ID: 'https://not.an.issuer.example',
    OIDC_BROKEN_ISSUER: 'not an address',
  });
  expect(directives.get('form-action')).toEqual(["'self'", 'https://id.school.example']);
});

test('pages may be framed by this site only, and frame no plugin', () => {
  const directives = policy({});
  expect(directives.get('frame-ancestors')).toEqual(["'self'"]);
  expect(directives.get('object-src')).toEqual(["'none'"]);
  expect(directives.get('base-uri')).toEqual(["'none'"]);
});
