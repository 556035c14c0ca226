import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { decryptText, encryptText, importEncryptionKey } from '.';

const newKey = () => importEncryptionKey(randomBytes(32).toString('base64'));
const place = 'webhook_endpoints.secret whe_1';

it('gives back what was encrypted, and never the same text twice', async () => {
  const key = await newKey();
  const [one, other] = [await encryptText(key, place, 'whsec_né'), await encryptText(key, place, 'whsec_né')];
  expect(one).not.toBe(other);
  expect(one).toMatch(new RegExp(`^${key.id}\\.[\\w-]+$`));
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
    [place, `${key.id}.`],
  ] as const) {
    await expect(decryptText(key, where, text)).rejects.toMatchObject({ code: 'encryption.damaged' });
  }
  await expect(decryptText(await newKey(), place, sealed)).rejects.toMatchObject({ code: 'encryption.other-key' });
});

it.each([undefined, '', 'short', randomBytes(31).toString('base64')])('takes no key like %j', async (text) => {
  await expect(importEncryptionKey(text)).rejects.toMatchObject({ code: 'encryption.key' });
});
