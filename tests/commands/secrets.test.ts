import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addEncryptionKey, loadSecrets } from '@/engines/secrets';

function lectern(args: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const { INIT_CWD: _, HOST: __, ...inherited } = process.env;
    const child = spawn('node', ['cli/lectern.mjs', ...args], {
      cwd: join(import.meta.dirname, '..', '..'),
      env: { ...inherited, npm_config_loglevel: 'silent', ...env },
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.on('data', (chunk) => out.push(String(chunk)));
    child.stderr.on('data', (chunk) => err.push(String(chunk)));
    child.on('close', (code) => done({ code, out: out.join(''), err: err.join('') }));
  });
}

it('puts a new key before those of the folder, which it keeps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-rotate-'));
  try {
    const { LECTERN_ENCRYPTION_KEY: first, ...others } = loadSecrets(folder, { NODE_ENV: 'test' }, true);
    const keys = addEncryptionKey(folder);
    expect(keys.split(',')).toEqual([expect.any(String), first]);
    expect(loadSecrets(folder, { NODE_ENV: 'test' }, true)).toEqual({ ...others, LECTERN_ENCRYPTION_KEY: keys });
    expect(JSON.parse(readFileSync(join(folder, 'secrets'), 'utf8')).LECTERN_ENCRYPTION_KEY).toBe(keys);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('says beside configured stores how the key is changed there', async () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const { code, out, err } = await lectern(['secrets', 'rotate', '--json'], { LECTERN_ENCRYPTION_KEY: key });
  expect(err).not.toContain('Error');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ key: expect.stringMatching(/^[0-9a-f]{8}$/), isMade: false, resealed: 0 });
});
