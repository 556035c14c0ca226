import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkArchive, checkCourse, importCourse } from '@/lib/courses';
import { sharedSandbox } from '@/sandbox';
import { cleanCourse } from '../support/faulty-courses';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { olxFiles, packCourse } from '../support/olx-files';
import { startCommand } from '../support/start-command';

let stores: FreshStores;
let folder: string;
beforeAll(async () => {
  stores = await openFreshStores();
  folder = await mkdtemp(join(tmpdir(), 'lectern-check-'));
});
afterAll(async () => {
  sharedSandbox().close();
  await stores.close();
  await rm(folder, { recursive: true });
});

const faulty = {
  ...cleanCourse,
  'html/ht.html':
    '<p>See <a href="/jump_to_id/pr">it</a>.</p>\n<a href="/static/gone.pdf">It</a><img src="/static/cover.png" alt="">',
  'problem/pr.xml':
    '<problem display_name="Question" max_attempts="many">\n<script type="loncapa/python">\nimport numpy\n</script>\n<numericalresponse answer="2"><textline/></numericalresponse></problem>',
};

/** The line tool as a process of its own, over configured stores. */
async function lectern(...args: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  const command = startCommand('node', ['cli/lectern.mjs', 'course', 'check', ...args], {
    env: {
      DATABASE_URL: stores.databaseUrl,
      MONGODB_URI: stores.mongodbUri,
      LECTERN_DATA: folder,
      npm_config_loglevel: 'silent',
    },
  });
  const code = await command.ended;
  return { code, out: command.out(), err: command.err() };
}

describe('checking a course', () => {
  it('finds in a course of this site what it finds in its archive, and import warns of the same in the same words', async () => {
    const ctx = stores.context();
    const imported = await importCourse(ctx, { source: { files: olxFiles(faulty) } });
    const { errors: ofKey } = await checkCourse(ctx, { courseKey: imported.courseKey });
    const archivePath = join(folder, 'faulty.tar.gz');
    await writeFile(archivePath, await packCourse(olxFiles(faulty)));
    const { errors: ofArchive } = await checkArchive({ archivePath });

    const found = ofArchive.map(({ path, line, code, block }) => [`${path}:${line}`, code, block]);
    expect(found).toEqual([
      ['html/ht.html:2', 'broken-file-link', 'html@ht'],
      ['problem/pr.xml:1', 'bad-value', 'problem@pr'],
      ['problem/pr.xml:3', 'script-module-missing', 'problem@pr'],
    ]);
    expect(ofKey).toEqual(ofArchive);
    const mended = ofArchive.filter(({ code }) => code !== 'broken-file-link');
    expect(imported.warnings).toEqual(mended.map(({ severity: _, block: __, ...warning }) => warning));
  });

  it('is refused to who is not of the team, and of a course that is not there', async () => {
    const stranger = stores.context({ actor: { kind: 'user', userId: 'usr_x', roles: [] } });
    await expect(checkCourse(stranger, { courseKey: 'course-v1:Org+C1+R' })).rejects.toMatchObject({
      kind: 'Forbidden',
    });
    await expect(checkCourse(stores.context(), { courseKey: 'course-v1:Org+C1+none' })).rejects.toMatchObject({
      code: 'courses.not-found',
    });
  });

  it('ends with 0 without errors, 1 with errors, 2 where there is nothing to check', async () => {
    const clean = join(folder, 'clean.tar.gz');
    const warned = join(folder, 'warned.tar.gz');
    const broken = join(folder, 'broken.tar.gz');
    await writeFile(clean, await packCourse(olxFiles(cleanCourse)));
    await writeFile(warned, await packCourse(olxFiles({ ...cleanCourse, 'tabs/more.html': '<p>More</p>' })));
    await writeFile(
      broken,
      await packCourse(olxFiles({ ...cleanCourse, 'problem/pr.xml': '<problem>\n<p></problem>' })),
    );

    expect(await lectern(clean)).toMatchObject({
      code: 0,
      out: 'course-v1:Org+C1+R: 0 errors, 0 warnings, 0 notes; 7 blocks looked at, 0 scripts run.\n',
    });
    expect(await lectern(warned)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Warnings (1)\n  tabs/more.html: page-without-tab '),
    });
    expect(await lectern(broken)).toMatchObject({
      code: 1,
      out: expect.stringContaining('Errors (1)\n  problem/pr.xml:2: broken-xml '),
    });
    expect(await lectern(join(folder, 'none.tar.gz'))).toMatchObject({ code: 2, out: '' });
    expect(await lectern('course-v1:Org+C1+none')).toMatchObject({
      code: 2,
      err: expect.stringContaining('(courses.not-found)'),
    });
  });

  it('prints one JSON of a course of this site', async () => {
    await importCourse(stores.context(), { source: { files: olxFiles(faulty) } });
    const { code, out } = await lectern('course-v1:Org+C1+R', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      courseKey: 'course-v1:Org+C1+R',
      tree: 'draft',
      counts: { error: 3, warning: 0, info: 0 },
      errors: [
        { code: 'broken-file-link', severity: 'error', path: 'html/ht.html', line: 2, block: 'html@ht' },
        {},
        {},
      ],
      scripts: { run: 0, left: 0 },
    });
  });
});
