import { exportJWK, generateKeyPair } from 'jose';
import {
  badgeAddresses,
  buildCredential,
  buildIssuerDocument,
  buildStatusList,
  type CredentialInput,
  encodeStatusList,
  importSigningKeys,
  type SigningKeys,
  signCredential,
} from '@/lib/credential';

export const site = badgeAddresses('https://learn.example.org');
export const issuer = {
  id: site.issuer,
  name: 'Example School',
  url: 'https://learn.example.org',
  email: 'school@example.org',
};

/** A credential with all that Lectern can say in one. */
export const fullInput: CredentialInput = {
  id: site.credential('cert_01JD'),
  issuer: { ...issuer, description: 'Teaches.', imageUrl: 'https://learn.example.org/logo.png' },
  achievement: {
    id: site.achievement('course-v1:Example+CS101+2026'),
    name: 'Introduction to Computing',
    description: 'How computers work, from bits to programs.',
    criteria: 'Earn 60 % of the possible points.',
    criteriaUrl: 'https://learn.example.org/courses/course-v1:Example+CS101+2026/about',
    imageUrl: 'https://learn.example.org/badge.png',
    code: 'CS101',
    language: 'en',
    tags: ['computing'],
    alignments: [
      {
        targetName: 'Algorithms',
        targetUrl: 'https://framework.example.org/algorithms',
        targetCode: 'ALG',
        targetFramework: 'Framework',
      },
    ],
    passingPercent: 60,
  },
  subject: {
    id: 'urn:uuid:4f1c9f8e-8d0a-4a59-9a3e-0d6a5f1f7c11',
    name: 'Zoë Ångström',
    emailHash: { hash: `sha256$${'0'.repeat(64)}`, salt: 'salt' },
  },
  gradePercent: 92,
  evidence: [{ url: site.certificate('cert_01JD'), name: 'Certificate', description: 'The certificate on the web.' }],
  validFrom: new Date('2026-11-20T10:00:00.900Z'),
  validUntil: new Date('2031-11-20T10:00:00Z'),
  awardedAt: new Date('2026-11-19T08:00:00Z'),
  status: { listId: site.statusList(1), index: 4711 },
};

/** A new Ed25519 key as a JWK with both halves. */
export async function newJwk() {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const { kty, crv, x, d } = await exportJWK(privateKey);
  return { kty, crv, x, d };
}

export const newKeys = async (): Promise<SigningKeys> =>
  await importSigningKeys(JSON.stringify({ keys: [await newJwk()] }));

/** What the site of the samples answers with, and a credential that it signed. `revoked` is its status list. */
export async function sampleSite({ keys, revoked = [], input = fullInput }: SampleOptions = {}) {
  const own = keys ?? (await newKeys());
  const sign = (document: Parameters<typeof signCredential>[0]) =>
    signCredential(document, own.signing.key, site.key(own.signing.kid));
  const list = buildStatusList({
    id: site.statusList(1),
    issuerId: site.issuer,
    encodedList: await encodeStatusList(revoked),
    validFrom: new Date('2026-11-01T00:00:00Z'),
  });
  const pages = new Map<string, string>([
    [site.issuer, JSON.stringify(buildIssuerDocument(issuer, own.published, site.key))],
    [site.statusList(1), await sign(list)],
    ...own.published.map((key): [string, string] => [site.key(key.kid), JSON.stringify(key)]),
  ]);
  const credential = buildCredential(input);
  return { keys: own, pages, sign, credential, jwt: await sign(credential), load: loadFrom(pages) };
}

interface SampleOptions {
  readonly keys?: SigningKeys;
  readonly revoked?: readonly number[];
  readonly input?: CredentialInput;
}

export const loadFrom = (pages: ReadonlyMap<string, string>) => async (url: string) => {
  const text = pages.get(url);
  if (text === undefined) throw new Error(`nothing at ${url}`);
  return text;
};
