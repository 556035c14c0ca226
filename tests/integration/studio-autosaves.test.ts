import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '@/lib/context';
import { createBlock, editBlock, listHistory, publishBlock } from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { studioHouse } from '../support/studio-house';

describe.each(drivers)('the studio, over %s', (driver) => {
  let stores: FreshStores;
  const { staffOf, open, heads } = studioHouse(() => stores);
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());
  const two = { courseKey: '', type: 'vertical', parent: 'sequential@se' };

  describe('autosaves', () => {
    const save = async (ctx: Context, courseKey: string, source: string, block = 'html@ht', isAutosave = true) => {
      const node = (await heads(courseKey)).draft.entries.get(block)?.node ?? '';
      const { settings } = await stores.courseware.getNode(node);
      return await editBlock(ctx, {
        courseKey,
        block,
        node,
        settings,
        source,
        message: `Edited ${source}`,
        isAutosave,
      });
    };
    const at = (minutes: number, actor = staffOf('Org')) =>
      stores.context({ now: new Date(Date.UTC(2027, 0, 1) + minutes * 60_000), actor });
    const messages = async (courseKey: string) =>
      (await listHistory(stores.context(), { courseKey })).revisions.map(({ message }) => message).slice(0, -1);

    it('of one author on one block within ten minutes are one revision', async () => {
      const courseKey = await open();
      const first = await save(at(0), courseKey, 'a');
      await save(at(5), courseKey, 'b');
      await save(at(9.9), courseKey, 'c');
      expect(await messages(courseKey)).toEqual(['Edited c']);
      await expect(stores.courseware.getRevision(first.draftRevision)).rejects.toMatchObject({
        code: 'courseware.revision-missing',
      });
      await save(at(10), courseKey, 'd');
      expect(await messages(courseKey)).toEqual(['Edited d', 'Edited c']);
    });

    it('are their own where another author, another block or another change comes between', async () => {
      const courseKey = await open();
      await save(at(0), courseKey, 'a');
      await save(
        at(1, { kind: 'user', userId: 'usr_other', roles: [{ role: 'staff', scope: 'Org' }] }),
        courseKey,
        'b',
      );
      await save(at(2), courseKey, 'c');
      await save(at(3), courseKey, '<problem/>', 'problem@pr');
      await save(at(4), courseKey, 'd');
      await createBlock(at(5), { ...two, courseKey, displayName: 'Unit 2' });
      await save(at(6), courseKey, 'e');
      await save(at(7), courseKey, 'f', 'html@ht', false);
      expect(await messages(courseKey)).toEqual(
        ['a', 'b', 'c', '<problem/>', 'd', null, 'e', 'f']
          .map((source) => (source === null ? 'Added Unit 2' : `Edited ${source}`))
          .reverse(),
      );
    });

    it('never take the place of what learners see', async () => {
      const courseKey = await open();
      await save(at(0), courseKey, 'a');
      await publishBlock(at(1), { courseKey });
      await save(at(2), courseKey, 'b');
      expect(await messages(courseKey)).toEqual(['Edited b', 'Published A small course', 'Edited a']);
    });
  });
});
