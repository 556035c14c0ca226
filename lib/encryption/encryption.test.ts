import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { decryptText, encryptText, importKeyRing, siteKeyRing } from '.';

const newKey = () => importKeyRing(randomBytes(32).toString('base64'));
const place = 'webhook_endpoints.secret whe_1';

it('gives back what was encrypted, and never the same text twice', async () => {
  const key = await newKey();
  const [one, other] = [await encryptText(key, place, 'whsec_né'), await encryptText(key, place, 'whsec_né')];
  expect(one).not.toBe(other);
  expect(one).toMatch(new RegExp(`^${key.newest.id}\\.[\\w-]+$`));
  expect(await decryptText(key, place, one)).toBe('whsec_né');
});

it('does not open elsewhere, after a change, or with another key', async () => {
  const key = await newKey();
  const sealed = await encryptText(key, place, 'secret');
  const last = sealed.at(-1) === 'A' ? 'Q' : 'A';
  for (const [where, text] of [
    ['webhook_endpoints.secret whe_2', sealed],
    [place, `${sealed.slice(0, -1)}${last}`],
    [place, sealed.slice(0, -4)],
    [place, `${key.newest.id}.`],
  ] as const) {
    await expect(decryptText(key, where, text)).rejects.toMatchObject({ code: 'encryption.damaged' });
  }
  await expect(decryptText(await newKey(), place, sealed)).rejects.toMatchObject({ code: 'encryption.other-key' });
});

it.each([undefined, '', 'short', randomBytes(31).toString('base64')])('takes no key like %j', async (text) => {
  await expect(importKeyRing(text)).rejects.toMatchObject({ code: 'encryption.key' });
});

it('opens what an older key encrypted, and encrypts with the newest', async () => {
  const [older, newer] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const before = await encryptText(await importKeyRing(older), place, 'secret');
  const ring = await importKeyRing(`${newer}, ${older}`);
  expect(await decryptText(ring, place, before)).toBe('secret');
  const after = await encryptText(ring, place, 'secret');
  expect(await decryptText(await importKeyRing(newer), place, after)).toBe('secret');
  await expect(decryptText(await importKeyRing(newer), place, before)).rejects.toMatchObject({
    code: 'encryption.other-key',
  });
});

it('takes up keys that were rotated in the data folder while the process runs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-keys-'));
  const [older, newer] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  vi.stubEnv('LECTERN_DATA', folder);
  vi.stubEnv('LECTERN_ENCRYPTION_KEY', older);
  try {
    const before = await siteKeyRing();
    writeFileSync(join(folder, 'secrets'), JSON.stringify({ LECTERN_ENCRYPTION_KEY: `${newer},${older}` }));
    const after = await siteKeyRing();
    expect(after.newest.id).toBe((await importKeyRing(newer)).newest.id);
    expect(after.keyOf(before.newest.id).id).toBe(before.newest.id);
    // A folder whose keys are others is not this site's.
    vi.stubEnv('LECTERN_ENCRYPTION_KEY', randomBytes(32).toString('base64'));
    expect((await siteKeyRing()).newest.id).not.toBe(after.newest.id);
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  }
});
