import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getCourseRun, importCourse, loadOutline } from '@/lib/courses';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';

/** Real courses beside the checkout; without them these tests skip. The counts are those of the table in the folder's README. */
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'courses');
const archives = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tar.gz')) : [];

const table: Readonly<Record<string, { readonly blocks: Readonly<Record<string, number>>; readonly files: number }>> = {
  'openedx-demo-course-AGPL-3.0.tar.gz': {
    blocks: {
      chapter: 6,
      sequential: 17,
      vertical: 58,
      html: 266,
      problem: 29,
      video: 11,
      openassessment: 2,
      lti: 2,
      poll: 1,
      survey: 1,
      'drag-and-drop-v2': 1,
      edx_sga: 1,
      staffgradedxblock: 1,
      done: 1,
      library_content: 1,
      annotatable: 1,
      discussion: 1,
    },
    files: 124,
  },
  'microsoft-oxa-kitchen-sink-MIT.tar.gz': {
    blocks: { chapter: 4, sequential: 15, vertical: 16, problem: 14, azure_media_services: 3, video: 1 },
    files: 4,
  },
  'math-percent-edx-fi-CC-BY-3.0.tar.gz': {
    blocks: { chapter: 4, sequential: 21, vertical: 46, html: 95, problem: 47, video: 13, edx_sga: 12 },
    files: 8,
  },
  'opencraft-demo-dndv2-CC-BY-SA-3.0.tar.gz': {
    blocks: { chapter: 1, sequential: 7, vertical: 8, 'drag-and-drop-v2': 10, html: 3 },
    files: 4,
  },
  'opencraft-demo-poll-CC-BY-SA-3.0.tar.gz': {
    blocks: { chapter: 4, sequential: 12, vertical: 18, html: 20, problem: 4, poll: 9, survey: 5 },
    files: 39,
  },
};

let stores: FreshStores;
beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(async () => {
  await stores.close();
});

describe.skipIf(archives.length === 0)('the courses of ../shared (skipped where they are absent)', () => {
  it.each(Object.keys(table))('%s comes in whole, and once more writes nothing', async (name) => {
    const archivePath = join(folder, name);
    const imported = await importCourse(stores.context(), { source: { archivePath } });
    expect(imported.blocks).toMatchObject(table[name]?.blocks ?? {});
    expect(imported.files).toBe(table[name]?.files);

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
