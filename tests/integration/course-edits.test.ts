import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/context';
import {
  compareCourses,
  editBlock,
  getCourseRun,
  loadOutline,
  onlyHead,
  openStoredSide,
  rerunCourse,
} from '@/lib/courses';
import { commitCourse } from '@/lib/courses/commit-course';
import { putTrees } from '@/lib/courses/put-trees';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { largeCourse } from '../support/held-trees';
import { historyHouse } from '../support/history-house';

describe.each(drivers)('a course that many edit, over %s', (driver) => {
  let stores: FreshStores;
  const { context, bring, text, documents, rows, staffOf, strangers } = historyHouse(() => stores);
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());

  describe('an edit of one block', () => {
    const key = 'course-v1:Org+Large+r1';

    it('in a course of 5 000 units writes five nodes and a revision', async () => {
      const ctx = context();
      const files = await stores.courseware.putManifest({ files: [] });
      const course = largeCourse({ sections: 20, lessons: 25, units: 10, blocks: 1 });
      const [root = ''] = await putTrees(stores.courseware, [course], { documents: noDocuments, files });
      await commitCourse(ctx, {
        identity: { org: 'Org', number: 'Large', run: 'r1' },
        before: undefined,
        root,
        draftRoot: root,
        message: 'Made',
        action: 'course.import',
        announce: async () => {},
      });
      const outline = await loadOutline(stores.courseware, root);
      const block = 'html@c7s3u8b0';
      const node = outline.entries.get(block)?.node ?? '';
      const counted = await documents();
      const edited = await editBlock(context(staffOf(key)), {
        courseKey: key,
        block,
        node,
        settings: { display_name: 'Edited' },
        source: '<p>Other words</p>',
        message: 'Edited a text',
      });
      expect(await documents()).toEqual({ ...counted, nodes: counted.nodes + 5, revisions: counted.revisions + 1 });
      const run = await getCourseRun(stores.context(), key);
      expect(run).toMatchObject({ draftRoot: edited.draftRoot, publishedRoot: root, rev: 2 });
      const [before, after] = [
        await openStoredSide(context(), { courseKey: key }),
        onlyHead(await openStoredSide(context(), { courseKey: key }), 'draft'),
      ];
      expect(await compareCourses(before, after)).toMatchObject({
        isEqual: false,
        difference: {
          added: [],
          removed: [],
          moved: [],
          changed: [{ block, fields: [{ name: 'display_name', after: 'Edited' }, { field: 'source' }] }],
        },
      });
    });

    it('leaves so large a course as quick to run again as a small one: two revisions', async () => {
      const counted = await documents();
      await rerunCourse(context(), { courseKey: key, into: { org: 'Org', number: 'Large', run: 'r2' } });
      expect(await documents()).toEqual({ ...counted, revisions: counted.revisions + 2 });
    });

    const edit = async (courseKey: string, block: string, node: string, words: string, actor?: Actor) =>
      await editBlock(context(actor), {
        courseKey,
        block,
        node,
        settings: { display_name: words },
        source: words,
        message: words,
      });
    const nodeOf = async (courseKey: string, block: string) => {
      const { draftRoot } = await getCourseRun(stores.context(), courseKey);
      return (await loadOutline(stores.courseware, draftRoot)).entries.get(block)?.node ?? '';
    };

    it('stays beside edits of other blocks at the same time, and no edit is lost', async () => {
      await bring('edits', text('one'));
      const courseKey = 'course-v1:Org+C1+edits';
      const blocks = ['html@ht', 'problem@pr', 'vertical@ve'];
      const nodes = await Promise.all(blocks.map((block) => nodeOf(courseKey, block)));
      // The unit holds the other two: its node is another as soon as one of them is edited, what it says itself is not.
      await Promise.all([
        edit(courseKey, 'html@ht', nodes[0] ?? '', 'Text, edited'),
        edit(courseKey, 'problem@pr', nodes[1] ?? '', '<problem>Edited</problem>'),
      ]);
      await edit(courseKey, 'vertical@ve', nodes[2] ?? '', 'Unit, edited');
      const { draftRoot } = await getCourseRun(stores.context(), courseKey);
      const { entries } = await loadOutline(stores.courseware, draftRoot);
      expect(blocks.map((block) => entries.get(block)?.settings.display_name)).toEqual([
        'Text, edited',
        '<problem>Edited</problem>',
        'Unit, edited',
      ]);
    });

    it('is not laid over somebody else’s edit of the same block', async () => {
      await bring('same', text('one'));
      const courseKey = 'course-v1:Org+C1+same';
      const node = await nodeOf(courseKey, 'html@ht');
      const results = await Promise.allSettled(
        ['left', 'right'].map((words) => edit(courseKey, 'html@ht', node, words)),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({
        kind: 'Conflict',
        code: 'courses.block-changed-meanwhile',
      });
    });

    it.each(strangers)('is refused to %s', async (_, actor, kind) => {
      const courseKey = 'course-v1:Org+C1+same';
      const counted = [await documents(), await rows()];
      const node = await nodeOf(courseKey, 'html@ht');
      await expect(edit(courseKey, 'html@ht', node, 'x', actor)).rejects.toMatchObject({ kind });
      expect([await documents(), await rows()]).toEqual(counted);
    });

    it('cannot be one of the course’s settings, which are never drafted, nor of a block that is not there', async () => {
      const courseKey = 'course-v1:Org+C1+same';
      const { draftRoot } = await getCourseRun(stores.context(), courseKey);
      await expect(edit(courseKey, 'course@course', draftRoot, 'x')).rejects.toMatchObject({
        code: 'courses.settings-are-live',
      });
      await expect(edit(courseKey, 'html@nothing', draftRoot, 'x')).rejects.toMatchObject({
        code: 'courses.no-block',
      });
    });
  });
});
