import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Context } from '@/lib/context';
import {
  changeBlockSettings,
  createBlock,
  deleteBlock,
  discardChanges,
  duplicateBlock,
  getCourseRun,
  importCourse,
  moveBlock,
  pasteBlock,
  publishBlock,
  undoChange,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';
import { studioHouse } from '../support/studio-house';

describe.each(drivers)('the outline of a course, over %s', (driver) => {
  let stores: FreshStores;
  const { context, staffOf, roles, open } = studioHouse(() => stores);
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());
  const two = { courseKey: '', type: 'vertical', parent: 'sequential@se' };

  describe('what each role may', () => {
    it.each(roles('course-v1:Org+C1+roles'))('%s', async (_, actor, may) => {
      const courseKey = 'course-v1:Org+C1+roles';
      await importCourse(context(), { source: { files: smallCourse({}, { run: 'roles' }) } });
      const opened = { display_name: 'Lesson' };
      const verbs: readonly ((ctx: Context) => Promise<unknown>)[] = [
        (ctx) => createBlock(ctx, { ...two, courseKey }),
        (ctx) => duplicateBlock(ctx, { courseKey, block: 'html@ht' }),
        (ctx) => moveBlock(ctx, { courseKey, block: 'html@ht', parent: 'vertical@ve' }),
        (ctx) => pasteBlock(ctx, { courseKey, from: { courseKey, block: 'html@ht' }, parent: 'vertical@ve' }),
        (ctx) => changeBlockSettings(ctx, { courseKey, block: 'sequential@se', set: { due: null }, opened }),
        (ctx) => publishBlock(ctx, { courseKey, block: 'vertical@ve' }),
        (ctx) => deleteBlock(ctx, { courseKey, block: 'problem@pr' }),
        (ctx) => discardChanges(ctx, { courseKey, block: 'vertical@ve' }),
      ];
      const before = await getCourseRun(stores.context(), courseKey);
      for (const verb of verbs) {
        const made = verb(context(actor));
        if (may) {
          await made;
        } else {
          await expect(made).rejects.toMatchObject({
            kind: actor.kind === 'anonymous' ? 'Unauthenticated' : 'Forbidden',
          });
        }
      }
      const undo = undoChange(context(actor), { courseKey, revision: before.draftRevision });
      await expect(undo).rejects.toMatchObject(
        may
          ? { kind: expect.stringMatching('Conflict|Invalid') }
          : { kind: expect.stringMatching('Forbidden|Unauthenticated') },
      );
      const after = await getCourseRun(stores.context(), courseKey);
      expect(after.rev > before.rev).toBe(may);
    });

    it('nobody pastes what they may not read', async () => {
      const [target, source] = [await open(), await open()];
      const paste = (actor: Actor) =>
        pasteBlock(context(actor), {
          courseKey: target,
          from: { courseKey: source, block: 'html@ht' },
          parent: 'vertical@ve',
        });
      await expect(paste(staffOf(target))).rejects.toMatchObject({ kind: 'Forbidden' });
      await expect(paste(staffOf(source))).rejects.toMatchObject({ kind: 'Forbidden' });
      await paste(staffOf('Org'));
    });
  });

  it.each<[string, (courseKey: string) => Promise<unknown>]>([
    ['created in', (courseKey) => createBlock(context(), { courseKey, type: 'html', parent: 'vertical@none' })],
    ['duplicated', (courseKey) => duplicateBlock(context(), { courseKey, block: 'vertical@none' })],
    ['moved', (courseKey) => moveBlock(context(), { courseKey, block: 'vertical@none', parent: 'sequential@se' })],
    ['moved into', (courseKey) => moveBlock(context(), { courseKey, block: 'html@ht', parent: 'vertical@none' })],
    [
      'pasted',
      (courseKey) =>
        pasteBlock(context(), { courseKey, from: { courseKey, block: 'html@none' }, parent: 'vertical@ve' }),
    ],
    ['deleted', (courseKey) => deleteBlock(context(), { courseKey, block: 'vertical@none' })],
    ['published', (courseKey) => publishBlock(context(), { courseKey, block: 'vertical@none' })],
    ['discarded', (courseKey) => discardChanges(context(), { courseKey, block: 'vertical@none' })],
    ['changed', (courseKey) => changeBlockSettings(context(), { courseKey, block: 'vertical@none', opened: {} })],
  ])('a block that is not there cannot be %s', async (_, verb) => {
    const courseKey = await open();
    await expect(verb(courseKey)).rejects.toMatchObject({ kind: 'NotFound', code: 'courses.no-block' });
    await expect(verb('course-v1:Org+C1+nowhere')).rejects.toMatchObject({ code: 'courses.not-found' });
  });
});
