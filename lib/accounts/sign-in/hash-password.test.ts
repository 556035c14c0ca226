import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdatedHash, verifyPassword } from './hash-password';

describe('passwords', () => {
  it('are known again, and only they', async () => {
    const hash = await hashPassword('paper and ink');
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(hash.length).toBeLessThan(255);
    expect(await verifyPassword('paper and ink', hash)).toBe(true);
    expect(await verifyPassword('paper and inc', hash)).toBe(false);
    expect(await hashPassword('paper and ink')).not.toBe(hash);
  });

  it('are the same however a keyboard composes a letter', async () => {
    expect(await verifyPassword('cafe\u0301 noir', await hashPassword('caf\u00e9 noir'))).toBe(true);
  });

  it('never match where there is no hash, or one that cannot be read', async () => {
    expect(await verifyPassword('', null)).toBe(false);
    expect(await verifyPassword('anything', undefined)).toBe(false);
    expect(await verifyPassword('anything', 'md5$abc')).toBe(false);
  });

  it('with an older cost still work and are said to be outdated', async () => {
    const salt = Buffer.from('0123456789abcdef');
    const key = scryptSync('old words', salt, 32, { N: 1024, r: 8, p: 1 });
    const hash = `scrypt$1024$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`;
    expect(await verifyPassword('old words', hash)).toBe(true);
    expect(isOutdatedHash(hash)).toBe(true);
    expect(isOutdatedHash(await hashPassword('old words'))).toBe(false);
  });
});
