import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importSigningKeys } from '@/lib/credential';
import { loadSecrets, loadWorkerSecret } from './secrets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bare = { NODE_ENV: 'test' } as const;
const file = () => join(folder, 'secrets');

it('makes a key that signs, another one in every folder', async () => {
  const { LECTERN_SIGNING_KEYS: text } = loadSecrets(folder, bare, true);
  const keys = await importSigningKeys(text);
  expect(keys.published).toHaveLength(1);
  const signature = await crypto.subtle.sign('Ed25519', keys.signing.key, new Uint8Array([1]));
  expect(signature.byteLength).toBe(64);
  rmSync(file());
  expect(loadSecrets(folder, bare, true).LECTERN_SIGNING_KEYS).not.toBe(text);
});

it('adds what a folder of an earlier version lacks, and keeps what it has', () => {
  const { LECTERN_SIGNING_KEYS: _, ...earlier } = loadSecrets(folder, bare, true);
  writeFileSync(file(), JSON.stringify(earlier));
  const later = loadSecrets(folder, bare, true);
  expect(later).toEqual({ ...earlier, LECTERN_SIGNING_KEYS: expect.any(String) });
  expect(loadSecrets(folder, bare, true)).toEqual(later);
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual(later);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it('takes no file that it cannot read for an empty one', () => {
  writeFileSync(file(), '{"NEXTAUTH_SECRET":"short"}');
  expect(() => loadSecrets(folder, bare, true)).toThrow(/NEXTAUTH_SECRET/);
  expect(readFileSync(file(), 'utf8')).toBe('{"NEXTAUTH_SECRET":"short"}');
});

it('wants the keys by variable beside configured stores', () => {
  expect(() => loadSecrets(folder, bare, false)).toThrow(/LECTERN_SIGNING_KEYS/);
});

it('makes the secret of the worker once, and keeps it beside the others', () => {
  const others = loadSecrets(folder, bare, true);
  const secret = loadWorkerSecret(folder, bare, true);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(loadWorkerSecret(folder, bare, true)).toBe(secret);
  expect(loadSecrets(folder, bare, true)).toEqual(others);
  const { LECTERN_SIGNING_KEYS: _, ...earlier } = JSON.parse(readFileSync(file(), 'utf8'));
  writeFileSync(file(), JSON.stringify(earlier));
  loadSecrets(folder, bare, true);
  expect(loadWorkerSecret(folder, bare, true)).toBe(secret);
  expect(loadWorkerSecret(folder, { ...bare, LECTERN_WORKER_SECRET: 'of the variable' }, true)).toBe('of the variable');
});
