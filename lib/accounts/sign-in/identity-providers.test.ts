import { describe, expect, it } from 'vitest';
import { identityProviders } from './identity-providers';

const school = {
  OIDC_SCHOOL_ISSUER: 'https://id.school.example',
  OIDC_SCHOOL_CLIENT_ID: 'lectern',
  OIDC_SCHOOL_CLIENT_SECRET: 'secret',
};

describe('identity providers', () => {
  it('are read from the environment, any number, in order', () => {
    const providers = identityProviders({
      ...school,
      OIDC_ACME_WORKS_ISSUER: 'https://acme.example',
      OIDC_ACME_WORKS_CLIENT_ID: 'l',
      OIDC_ACME_WORKS_CLIENT_SECRET: 's',
      OIDC_ACME_WORKS_LABEL: 'Acme',
      PATH: '/bin',
    });
    expect(providers.map(({ id, label }) => [id, label])).toEqual([
      ['acme-works', 'Acme'],
      ['school', 'School'],
    ]);
    expect(providers[1]).toMatchObject({ issuer: 'https://id.school.example', clientId: 'lectern' });
    expect(identityProviders({})).toEqual([]);
  });

  it('refuse half a configuration, by name', () => {
    expect(() => identityProviders({ ...school, OIDC_SCHOOL_CLIENT_SECRET: '' })).toThrow(/OIDC_SCHOOL_CLIENT_SECRET/);
    expect(() => identityProviders({ OIDC_SCHOOL_LABEL: 'School' })).toThrow(/OIDC_SCHOOL_ISSUER/);
    expect(() => identityProviders({ ...school, OIDC_SCHOOL_ISSUER: 'file:///etc' })).toThrow(/ISSUER/);
  });
});
