import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compareHeads,
  createBlock,
  deleteBlock,
  editBlock,
  inspectBlock,
  listOutlineRows,
  moveBlock,
  openStudioCourse,
  publishBlock,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { studioHouse } from '../support/studio-house';

describe.each(drivers)('the outline of a course, over %s', (driver) => {
  let stores: FreshStores;
  const { context, roles, open } = studioHouse(() => stores);
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());
  const two = { courseKey: '', type: 'vertical', parent: 'sequential@se' };

  describe('what the outline says of each block', () => {
    const look = async (courseKey: string) => {
      const ctx = context();
      const course = await openStudioCourse(ctx, courseKey);
      const comparison = await compareHeads(ctx.courseware, course.run);
      const rows = listOutlineRows(course, comparison, ctx.now);
      const stateOf = (title: string) => {
        const row = rows.find((one) => one.title === title);
        return row && `${row.state}${row.isOwnChange ? '' : ` with ${row.changes}`}`;
      };
      return { ctx, course, comparison, rows, stateOf };
    };

    it('knows what is new, changed, moved, deleted, and where something within is', async () => {
      const courseKey = await open({
        'sequential/se.xml':
          '<sequential display_name="Lesson"><vertical url_name="ve"/><vertical url_name="vf"/><vertical url_name="vg"/></sequential>',
        'vertical/vf.xml': '<vertical display_name="Second"><html url_name="h2"/></vertical>',
        'html/h2.xml': '<html filename="h2" display_name="Words"/>',
        'html/h2.html': '<p>Words</p>',
        'vertical/vg.xml': '<vertical display_name="Third"/>',
      });
      const before = await look(courseKey);
      expect(before.comparison.count).toBe(0);
      expect(before.rows.map(({ title, level }) => [title, level])).toEqual([
        ['Chapter', 1],
        ['Lesson', 2],
        ['Unit', 3],
        ['Second', 3],
        ['Third', 3],
      ]);
      expect(['Chapter', 'Lesson', 'Unit'].map(before.stateOf)).toEqual(Array(3).fill('published with 0'));

      const { draft } = before.course;
      await editBlock(context(), {
        courseKey,
        block: 'html@ht',
        node: draft.entries.get('html@ht')?.node ?? '',
        settings: { display_name: 'Text' },
        source: '<p>Hello, <b>there</b></p>',
        message: 'Edited',
      });
      await moveBlock(context(), { courseKey, block: 'html@h2', parent: 'vertical@vg' });
      await deleteBlock(context(), { courseKey, block: 'vertical@vf' });
      const made = await createBlock(context(), {
        courseKey,
        type: 'sequential',
        parent: 'chapter@ch',
        displayName: 'New',
      });
      await createBlock(context(), { courseKey, type: 'vertical', parent: made.value.block, displayName: 'In it' });
      const after = await look(courseKey);
      // The edit, the move, the deletion, and a new subsection with all that is in it.
      expect(after.comparison.count).toBe(4);
      expect(after.rows.map(({ title, state }) => [title, state])).toEqual([
        ['Chapter', 'changed'],
        ['Lesson', 'changed'],
        ['Unit', 'changed'],
        ['Second', 'deleted'],
        ['Third', 'changed'],
        ['New', 'draft'],
        ['In it', 'draft'],
      ]);
      expect(after.stateOf('Chapter')).toBe('changed with 4');
      expect(after.stateOf('Unit')).toBe('changed with 1');

      const unit = await inspectBlock(after.ctx, after.course, 'vertical@ve');
      expect(unit).toMatchObject({ isPublished: true, isDeleted: false, otherChanges: 0 });
      expect(unit.changes).toEqual([
        {
          kind: 'text',
          block: 'html@ht',
          title: 'Text',
          words: [
            { kind: 'same', text: 'Hello,' },
            { kind: 'new', text: ' there' },
          ],
        },
      ]);
      expect(unit.history.map(({ message, isPublished }) => [message, isPublished])).toEqual([
        ['Edited', false],
        ['Imported', true],
      ]);
      expect(await inspectBlock(after.ctx, after.course, 'vertical@vf')).toMatchObject({ isDeleted: true });

      await publishBlock(context(), { courseKey, block: 'vertical@ve' });
      const published = await look(courseKey);
      expect(published.stateOf('Unit')).toBe('published with 0');
      const seen = await inspectBlock(published.ctx, published.course, 'vertical@ve');
      expect(seen.changes).toEqual([]);
      expect(seen.history[0]).toMatchObject({ message: 'Published Unit', isPublished: true });
      expect(seen.publishedAt).toEqual(seen.history[0]?.at);
      await publishBlock(context(), { courseKey });
      expect((await look(courseKey)).comparison.count).toBe(0);
    });

    it('knows what has been moved out of a block: publishing that takes it from learners', async () => {
      const courseKey = await open({
        'chapter/ch.xml':
          '<chapter display_name="Chapter"><sequential url_name="se"/><sequential url_name="s2"/><sequential url_name="s3"/></chapter>',
        'sequential/s2.xml': '<sequential display_name="One"><vertical url_name="both"/></sequential>',
        'sequential/s3.xml': '<sequential display_name="Two"><vertical url_name="both"/></sequential>',
        'vertical/both.xml': '<vertical display_name="Both"/>',
      });
      const create = async (type: string, parent: string, displayName: string) =>
        (await createBlock(context(), { courseKey, type, parent, displayName })).value.block;
      const chapter = await create('chapter', (await look(courseKey)).course.draft.course.block, 'Second');
      const other = await create('sequential', chapter, 'Other');
      await publishBlock(context(), { courseKey });
      await moveBlock(context(), { courseKey, block: 'vertical@ve', from: 'sequential@se', parent: other });
      const moved = await look(courseKey);
      expect(moved.comparison.count).toBe(1);
      expect(moved.rows.map(({ title, changes, leaving }) => [title, moved.stateOf(title), changes, leaving])).toEqual([
        ['Chapter', 'changed with 1', 1, ['Unit']],
        ['Lesson', 'changed', 1, ['Unit']],
        ['One', 'published with 0', 0, []],
        ['Both', 'published with 0', 0, []],
        ['Two', 'published with 0', 0, []],
        ['Both', 'published with 0', 0, []],
        ['Second', 'changed with 1', 1, []],
        ['Other', 'changed with 1', 1, []],
        ['Unit', 'changed', 1, []],
      ]);
      await publishBlock(context(), { courseKey, block: 'chapter@ch' });
      expect((await look(courseKey)).course.published.entries.has('vertical@ve')).toBe(false);

      await deleteBlock(context(), { courseKey, block: 'vertical@both', parent: 'sequential@s3' });
      const lost = await look(courseKey);
      expect(['Chapter', 'One', 'Two'].map(lost.stateOf)).toEqual(['changed with 1', 'changed with 1', 'changed']);
    });

    it('says what only the team sees, what comes later, and what is due and graded', async () => {
      const courseKey = await open({
        'chapter/ch.xml':
          '<chapter display_name="Chapter" start="2099-01-01T00:00:00Z"><sequential url_name="se"/></chapter>',
        'sequential/se.xml':
          '<sequential display_name="Lesson" graded="true" format="Quiz" due="2099-02-01T00:00:00Z" visible_to_staff_only="true"><vertical url_name="ve"/></sequential>',
      });
      const { rows } = await look(courseKey);
      expect(rows).toMatchObject([
        { title: 'Chapter', isScheduled: true, isStaffOnly: false, start: new Date('2099-01-01T00:00:00Z') },
        { title: 'Lesson', isStaffOnly: true, format: 'Quiz', due: new Date('2099-02-01T00:00:00Z') },
        { title: 'Unit', isStaffOnly: true, due: null, format: null, children: 3 },
      ]);
    });

    it('is worked out once for a pair of trees', async () => {
      const courseKey = await open();
      await createBlock(context(), { ...two, courseKey, displayName: 'New' });
      const { comparison, course } = await look(courseKey);
      expect(await compareHeads(stores.courseware, course.run)).toBe(comparison);
    });

    it('is for the team alone', async () => {
      const courseKey = await open();
      for (const [, actor, may] of roles(courseKey)) {
        const opened = openStudioCourse(context(actor), courseKey);
        if (may) {
          await opened;
        } else {
          await expect(opened).rejects.toMatchObject({ kind: expect.stringMatching('Forbidden|Unauthenticated') });
        }
      }
    });
  });
});
