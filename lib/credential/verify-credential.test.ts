import { verifyJWS } from 'did-jwt';
import {
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';
import { describe, expect, it } from 'vitest';
import * as w3c from '@/tests/fixtures/credential/w3c-vectors';
import { fullInput, issuer, loadFrom, newJwk, newKeys, sampleSite, site } from '@/tests/support/sample-credential';
import { buildIssuerDocument, importSigningKeys, signCredential, verifyCredential } from '.';

const now = new Date('2026-11-26T12:00:00Z');
type Sample = Awaited<ReturnType<typeof sampleSite>>;
const verify = (sample: Sample, { jwt = sample.jwt, at = now } = {}) =>
  verifyCredential(jwt, { now: at, load: sample.load });
const failures = ({ checks }: Awaited<ReturnType<typeof verifyCredential>>) =>
  checks.filter(({ outcome }) => outcome === 'failed').map(({ name, sentence }) => `${name}: ${sentence}`);

describe('a credential that Lectern signed', () => {
  it('is valid, and every check says so', async () => {
    const { isValid, checks, document } = await verify(await sampleSite());
    expect(isValid).toBe(true);
    expect(checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'format passed',
      'issuer passed',
      'signature passed',
      'dates passed',
      'status passed',
    ]);
    expect(document?.id).toBe(fullInput.id);
  });

  it('has the header and the claims that Open Badges 3.0 asks for, and no others in the header', async () => {
    const { jwt, keys, credential } = await sampleSite();
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'EdDSA', kid: site.key(keys.signing.kid), typ: 'JWT' });
    expect(decodeJwt(jwt)).toEqual({
      ...credential,
      iss: site.issuer,
      jti: fullInput.id,
      sub: fullInput.subject.id,
      nbf: Date.parse('2026-11-20T10:00:00Z') / 1000,
      exp: Date.parse('2031-11-20T10:00:00Z') / 1000,
    });
  });

  it('is verified by other implementations: jose with the key set, did-jwt with the issuer document', async () => {
    const { jwt, keys, pages } = await sampleSite();
    const set = createLocalJWKSet({ keys: keys.published.map((key) => ({ ...key, kid: site.key(key.kid) })) });
    const { payload } = await jwtVerify(jwt, set, { issuer: site.issuer, currentDate: now });
    expect(payload.jti).toBe(fullInput.id);
    const { verificationMethod } = JSON.parse(pages.get(site.issuer) ?? '');
    expect(verifyJWS(jwt, verificationMethod)).toMatchObject({ id: site.key(keys.signing.kid) });
    const [head, body, signature] = jwt.split('.');
    const forged = `${head}.${body?.replace(/.$/, 'A')}.${signature}`;
    expect(() => verifyJWS(forged, verificationMethod)).toThrow();
    await expect(compactVerify(forged, set)).rejects.toThrow();
  });

  it('is not valid when one letter was changed', async () => {
    const sample = await sampleSite();
    const [head, , signature] = sample.jwt.split('.');
    const forged = JSON.stringify({ ...decodeJwt(sample.jwt), name: 'Advanced Computing' });
    const result = await verify(sample, { jwt: `${head}.${Buffer.from(forged).toString('base64url')}.${signature}` });
    expect(result.isValid).toBe(false);
    expect(failures(result)).toEqual([
      'signature: The signature is not the issuer’s, or something was changed after it was signed.',
    ]);
    expect(result.checks.find(({ name }) => name === 'status')?.outcome).toBe('skipped');
  });

  it('is not valid when it was revoked, and its neighbours are', async () => {
    const revoked = await verify(await sampleSite({ revoked: [4711] }));
    expect(revoked.isValid).toBe(false);
    expect(failures(revoked)).toEqual(['status: The issuer has revoked it.']);
    expect((await verify(await sampleSite({ revoked: [4710, 4712] }))).isValid).toBe(true);
  });

  it('is valid from its first second until its last', async () => {
    const sample = await sampleSite();
    const at = async (time: string) => failures(await verify(sample, { at: new Date(time) }));
    expect(await at('2026-11-20T09:59:59Z')).toEqual(['dates: It is not valid before 2026-11-20T10:00:00.000Z.']);
    expect(await at('2026-11-20T10:00:00Z')).toEqual([]);
    expect(await at('2031-11-20T09:59:59Z')).toEqual([]);
    expect(await at('2031-11-20T10:00:00Z')).toEqual(['dates: It was valid until 2031-11-20T10:00:00.000Z.']);
  });

  it('stays valid when the site signs with a new key, and not when the old one is taken away', async () => {
    const [before, after] = [await newJwk(), await newJwk()];
    const sample = await sampleSite({ keys: await importSigningKeys(JSON.stringify({ keys: [before] })) });
    const { d: _, ...publicHalf } = before;
    const both = await importSigningKeys(JSON.stringify({ keys: [after, publicHalf] }));
    const rotated = await sampleSite({ keys: both });
    expect((await verify(rotated, { jwt: sample.jwt })).isValid).toBe(true);
    const alone = await sampleSite({ keys: await importSigningKeys(JSON.stringify({ keys: [after] })) });
    expect(failures(await verify(alone, { jwt: sample.jwt }))).toEqual([
      `issuer: The issuer ${site.issuer} does not list the key that signed this credential.`,
    ]);
  });
});

describe('what is not believed', () => {
  it('a key that only the credential brings along', async () => {
    const sample = await sampleSite();
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const forge = async (header: object) =>
      await new CompactSign(new TextEncoder().encode(JSON.stringify(decodeJwt(sample.jwt))))
        .setProtectedHeader({ alg: 'EdDSA', ...header })
        .sign(privateKey);
    const jwk = await exportJWK(publicKey);
    const notListed = `issuer: The issuer ${site.issuer} does not list the key that signed this credential.`;
    expect(failures(await verify(sample, { jwt: await forge({ jwk }) }))).toEqual([notListed]);
    expect(failures(await verify(sample, { jwt: await forge({ kid: 'https://evil.example/key', jwk }) }))).toEqual([
      notListed,
    ]);
    expect(failures(await verify(sample, { jwt: await forge({}) }))).toEqual([
      'issuer: The credential does not say which key signed it.',
    ]);
    const named = await forge({ kid: site.key(sample.keys.signing.kid), jwk });
    expect(failures(await verify(sample, { jwt: named }))[0]).toMatch(/^signature: /);
  });

  it('a key that the issuer’s document has for something else than assertions', async () => {
    const sample = await sampleSite();
    const document = { ...buildIssuerDocument(issuer, sample.keys.published, site.key), assertionMethod: [] };
    const pages = new Map([...sample.pages, [site.issuer, JSON.stringify(document)] as const]);
    pages.delete(site.key(sample.keys.signing.kid));
    const result = await verifyCredential(sample.jwt, { now, load: loadFrom(pages) });
    expect(failures(result)[0]).toMatch(/does not list the key/);
  });

  it('an unsigned token, or one signed with a public key as a shared secret', async () => {
    const sample = await sampleSite();
    const [, body] = sample.jwt.split('.');
    const head = (alg: string) =>
      Buffer.from(JSON.stringify({ alg, kid: site.key(sample.keys.signing.kid) })).toString('base64url');
    expect(failures(await verify(sample, { jwt: `${head('none')}.${body}.` }))[0]).toMatch(/^signature: /);
    expect(failures(await verify(sample, { jwt: `${head('HS256')}.${body}.AAAA` }))[0]).toMatch(/^signature: /);
  });

  it('a status list of another issuer, of another kind, forged, or away', async () => {
    const sample = await sampleSite();
    const listJwt = sample.pages.get(site.statusList(1)) ?? '';
    const withList = async (text: string | undefined) => {
      const pages = new Map(sample.pages);
      pages.delete(site.statusList(1));
      if (text !== undefined) pages.set(site.statusList(1), text);
      return failures(await verifyCredential(sample.jwt, { now, load: loadFrom(pages) }))[0];
    };
    const stranger = await newKeys();
    const forged = await signCredential(
      { ...JSON.parse(JSON.stringify(decodeJwt(listJwt))) },
      stranger.signing.key,
      site.key(sample.keys.signing.kid),
    );
    expect(await withList(undefined)).toMatch(/could not be read/);
    expect(await withList('{}')).toMatch(/is not a signed credential/);
    expect(await withList(sample.jwt)).toMatch(/does not hold its entry/);
    expect(await withList(forged)).toMatch(/is not valid\. The signature/);
    expect(await withList(await sample.sign({ ...sample.credential, issuer: 'https://other.example' }))).toMatch(
      /another issuer’s/,
    );
    expect(await withList(listJwt)).toBeUndefined();
  });

  it('claims that say something else than the credential', async () => {
    const sample = await sampleSite();
    for (const [claim, value] of Object.entries({ iss: 'https://other.example', jti: 'x', sub: 'x', nbf: 1, exp: 1 })) {
      const jwt = await new CompactSign(
        new TextEncoder().encode(JSON.stringify({ ...decodeJwt(sample.jwt), [claim]: value })),
      )
        .setProtectedHeader({ alg: 'EdDSA', kid: site.key(sample.keys.signing.kid) })
        .sign(sample.keys.signing.key);
      expect(failures(await verify(sample, { jwt }))).toEqual([
        `format: The credential contradicts itself: its claim ${claim} says something else than its text.`,
      ]);
    }
  });

  it.each(['', 'hello', 'a.b.c', '{"id":1}'])('text that is no token: %j', async (text) => {
    const result = await verify(await sampleSite(), { jwt: text || ' ' });
    expect(failures(result)).toEqual(['format: This is not a signed credential: it is no JSON Web Token.']);
  });
});

describe('credentials of others', () => {
  const document = {
    id: w3c.issuerId,
    verificationMethod: w3c.publicKeys.map((publicKeyJwk) => ({
      id: `#${publicKeyJwk.kid}`,
      type: 'JsonWebKey',
      publicKeyJwk,
    })),
  };
  const load = loadFrom(new Map([[w3c.issuerId, JSON.stringify(document)]]));

  it('of the W3C test suite are judged as the suite does', async () => {
    expect(await verifyCredential(w3c.minimal, { now, load })).toMatchObject({ isValid: true });
    expect(failures(await verifyCredential(w3c.badSignature, { now, load }))[0]).toMatch(/^signature: /);
    expect(failures(await verifyCredential(w3c.withOldClaims, { now, load }))[0]).toMatch(/^format: .* must not have/);
  });

  it('by RS256, with the key at its own address and nothing at the issuer’s, as Open Badges has it at the least', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const kid = 'https://school.example/keys#one';
    const badge = {
      '@context': [
        'https://www.w3.org/2018/credentials/v1',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
      ],
      id: 'https://school.example/1',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: 'https://school.example/issuer', type: ['Profile'] },
      issuanceDate: '2020-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:1', type: ['AchievementSubject'] },
    };
    const claims = { iss: badge.issuer.id, jti: badge.id, sub: badge.credentialSubject.id, nbf: 1_577_836_800 };
    const sign = async (more: object) =>
      await new CompactSign(new TextEncoder().encode(JSON.stringify({ vc: badge, ...claims, ...more })))
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(privateKey);
    const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] };
    const own = loadFrom(new Map([['https://school.example/keys', JSON.stringify(keys)]]));
    expect(await verifyCredential(await sign({}), { now, load: own })).toMatchObject({ isValid: true });
    expect(failures(await verifyCredential(await sign({ exp: 1_600_000_000 }), { now, load: own }))).toEqual([
      'dates: It was valid until 2020-09-13T12:26:40.000Z.',
    ]);
    expect(failures(await verifyCredential(await sign({ nbf: undefined }), { now, load: own }))).toEqual([
      'format: An Open Badge must state the claim nbf, and this one does not.',
    ]);
  });

  it('of a did:web issuer, from the document of its domain', async () => {
    const keys = await newKeys();
    const did = 'did:web:school.example:team';
    const jwt = await signCredential(
      {
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        id: 'urn:uuid:1',
        type: ['VerifiableCredential'],
        issuer: did,
        validFrom: '2020-01-01T00:00:00Z',
        credentialSubject: { id: 'urn:uuid:2' },
      },
      keys.signing.key,
      `${did}#one`,
    );
    const didDocument = {
      id: did,
      verificationMethod: [{ id: '#one', type: 'JsonWebKey2020', controller: did, publicKeyJwk: keys.published[0] }],
      assertionMethod: ['#one'],
    };
    const page = loadFrom(new Map([['https://school.example/team/did.json', JSON.stringify(didDocument)]]));
    const { isValid, checks } = await verifyCredential(jwt, { now, load: page });
    expect(isValid).toBe(true);
    expect(checks.at(-1)).toMatchObject({
      outcome: 'skipped',
      sentence: 'It names no list in which it could be revoked.',
    });
  });
});
