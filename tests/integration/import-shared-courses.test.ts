import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCourseRun, importCourse, loadOutline } from '@/lib/courses';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { realCourseFolder, realCourses } from '../support/real-courses';

let stores: FreshStores;
beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(async () => {
  await stores.close();
});

describe.skipIf(!existsSync(realCourseFolder))('the courses of ../shared (skipped where they are absent)', () => {
  it.each(realCourses)('$archive comes in whole, and once more writes nothing', async ({ archive, blocks, files }) => {
    const archivePath = join(realCourseFolder, `${archive}.tar.gz`);
    const imported = await importCourse(stores.context(), { source: { archivePath } });
    expect(imported.blocks).toEqual(blocks);
    expect(imported.files).toBe(files);

    const counts = async () =>
      Promise.all(['nodes', 'revisions', 'manifests', 'files.files', 'files.chunks', 'outlines'].map(stores.count));
    const before = { run: await getCourseRun(stores.context(), imported.courseKey), counts: await counts() };
    const again = await importCourse(stores.context(), { source: { archivePath } });
    expect(again).toEqual(imported);
    const run = await getCourseRun(stores.context(), imported.courseKey);
    expect({ run, counts: await counts() }).toEqual(before);

    const outline = await loadOutline(stores.courseware, run.publishedRoot);
    const inTree = Object.values(imported.blocks).reduce((sum, count) => sum + count, 0);
    expect(outline.entries.size).toBe(inTree);
  });
});
