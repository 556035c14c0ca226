import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectFolder } from '@/engines/project-folder';
import { startCommand } from '../support/start-command';

/** A site on private stores moves into another data folder, as its operator does it. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-move-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function lectern(dataFolder: string, ...args: string[]) {
  const tool = startCommand('node', ['cli/lectern.mjs', ...args], {
    env: {
      LECTERN_DATA: join(folder, dataFolder),
      INIT_CWD: projectFolder,
      npm_config_loglevel: 'silent',
    },
  });
  return { code: await tool.ended, out: tool.out(), err: tool.err() };
}

it('takes a site from one data folder into another, once', async () => {
  expect(await lectern('one', 'seed', 'first', '--demo-accounts')).toMatchObject({ code: 0 });
  const backup = join(folder, 'backup');
  const made = await lectern('one', 'backup', backup, '--json');
  expect(made).toMatchObject({ code: 0 });
  expect(JSON.parse(made.out)).toMatchObject({
    folder: backup,
    rows: expect.any(Number),
    documents: expect.any(Number),
  });

  const restored = await lectern('two', 'restore', backup, '--json');
  expect(restored).toMatchObject({ code: 0 });
  const { rows, documents } = JSON.parse(made.out);
  expect(JSON.parse(restored.out)).toMatchObject({ rows, documents });
  expect((await lectern('two', 'course', 'list')).out).toBe((await lectern('one', 'course', 'list')).out);
  // The first start of the site there makes no other first course.
  expect(await readFile(join(folder, 'two', 'seeded'), 'utf8')).toBe('');

  const again = await lectern('two', 'restore', backup);
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain('backup.not-empty');
  expect((await lectern('one', 'restore', join(folder, 'nowhere'))).err).toContain('backup.none');
  // Seven processes, each with stores to bring up.
}, 240_000);
