import { describe, expect, it } from 'vitest';
import { newJwk } from '@/tests/support/sample-credential';
import { importSigningKeys } from './signing-keys';

/** RFC 8037, appendix A.1. */
const rfcKey = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};

describe('the keys of a site', () => {
  it('are named by the thumbprint of RFC 8037, and only their public halves are published', async () => {
    const keys = await importSigningKeys(JSON.stringify({ keys: [rfcKey] }));
    expect(keys.signing.kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
    expect(keys.published).toEqual([
      { kty: 'OKP', crv: 'Ed25519', x: rfcKey.x, kid: keys.signing.kid, alg: 'EdDSA', use: 'sig' },
    ]);
  });

  it('may come as base64, and keep the public half of a key that signs no more', async () => {
    const { d: _, ...old } = await newJwk();
    const text = btoa(JSON.stringify({ keys: [rfcKey, old] }));
    const { signing, published } = await importSigningKeys(text);
    expect(published.map(({ x }) => x)).toEqual([rfcKey.x, old.x]);
    expect(signing.kid).toBe(published[0]?.kid);
  });

  it.each([
    ['no JSON', 'not a key'],
    ['no keys', '{"keys":[]}'],
    ['a first key without its private half', JSON.stringify({ keys: [{ ...rfcKey, d: undefined }] })],
    ['a key of another kind', JSON.stringify({ keys: [{ ...rfcKey, crv: 'X25519' }] })],
    ['halves of two keys', JSON.stringify({ keys: [{ ...rfcKey, x: `A${rfcKey.x.slice(1)}` }] })],
  ])('are refused: %s', async (_name, text) => {
    await expect(importSigningKeys(text)).rejects.toMatchObject({ code: 'credential.signing-keys' });
  });
});
