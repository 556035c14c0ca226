import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compareCourses,
  editBlock,
  exportCourse,
  getCourseRun,
  importCourse,
  loadOutline,
  openArchiveSide,
  packTar,
} from '@/lib/courses';
import { sharedCourse } from '../support/app';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';

const archive = sharedCourse('openedx-demo-course-AGPL-3.0.tar.gz');

describe.skipIf(archive === undefined)(
  'the Open edX demo course (skipped where it does not lie beside the checkout)',
  () => {
    let stores: FreshStores;
    const folder = mkdtempSync(join(tmpdir(), 'lectern-demo-'));
    beforeAll(async () => {
      stores = await openFreshStores();
    });
    afterAll(async () => {
      await stores.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('differs by exactly the three blocks that were edited, once it was imported, edited and exported', async () => {
      const ctx = stores.context();
      const { courseKey } = await importCourse(ctx, { source: { archivePath: archive ?? '' } });
      const { draftRoot } = await getCourseRun(ctx, courseKey);
      const { entries } = await loadOutline(stores.courseware, draftRoot);
      const firstOf = (type: string) => [...entries.values()].find((entry) => entry.type === type);
      const chosen = ['html', 'problem', 'vertical'].flatMap((type) => firstOf(type) ?? []);
      expect(chosen).toHaveLength(3);
      for (const { block, node } of chosen) {
        const { settings, source } = await stores.courseware.getNode(node);
        await editBlock(ctx, {
          courseKey,
          block,
          node,
          settings: { ...settings, display_name: `${settings.display_name ?? ''} (edited)` },
          ...(source === undefined ? {} : { source }),
          message: `Edited ${block}`,
        });
      }
      const path = join(folder, 'out.tar.gz');
      await pipeline(packTar((await exportCourse(ctx, { courseKey })).files), createWriteStream(path));
      const comparison = await compareCourses(await openArchiveSide(archive ?? ''), await openArchiveSide(path));
      // Learners see what they saw.
      expect(comparison.difference).toBeNull();
      expect(comparison.draft).toMatchObject({
        added: [],
        removed: [],
        moved: [],
        documents: [],
        files: { added: [], removed: [], changed: [] },
      });
      const changed = comparison.draft?.changed.map(({ block }) => block).sort();
      expect(changed).toEqual(chosen.map(({ block }) => block).sort());
    });
  },
);
