import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordUnitView } from '@/lib/attempts';
import { readProblemInsight, readUnitCompletion, readVideoCompletion, rebuildRollups } from '@/lib/rollups';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { answer, as, outsiders, taughtCourse, teacher } from '../support/taught-course';

const range = { courseKey, from: '2026-03-01', to: '2026-03-03' };

describe.each(drivers)('insight into a course, over %s', (driver) => {
  let stores: FreshStores;
  const staff = () => as(stores, teacher('staff'));
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, taughtCourse);
    for (let at = 0; at < 6; at += 1) {
      const learner = await addLearner(stores, `learner${at}`);
      await answer(learner, 'more', 'choice', at < 4 ? 'choice_0' : 'choice_1');
      if (at < 5) {
        await answer(learner, 'ask', 'number', '42');
      }
      if (at < 3) {
        await answer(learner, 'more', 'twice', '41');
      }
      if (at < 2) {
        await recordUnitView(learner.context(), { courseKey, block: 'vertical@text' });
      }
    }
    await rebuildRollups(stores.context(), range);
  });
  afterAll(() => stores.close());

  it('puts the hardest problem first, rarely answered ones last, and says what was answered', async () => {
    const problems = await readProblemInsight(staff(), range);
    expect(problems.map(({ title, attempts, correctRate }) => [title, attempts, correctRate])).toEqual([
      ['Choice', 6, 2 / 6],
      ['Number', 5, 1],
      ['Twice', 3, 0],
    ]);
    expect(problems[0]).toMatchObject({
      subsection: 'Quiz',
      hasOtherVersions: false,
      inputs: [
        {
          kind: 'choices',
          answered: 6,
          values: [
            { text: 'Alpha', count: 4, isCorrect: false },
            { text: 'Beta', count: 2, isCorrect: true },
          ],
        },
      ],
    });
    expect(problems[1]?.inputs).toMatchObject([{ kind: 'number', values: [{ text: '42', count: 5 }] }]);
  });

  it('says how many completed each unit, counting the part of it that fewest did', async () => {
    const units = await readUnitCompletion(staff(), range);
    expect(units.map(({ title, completed }) => [title, completed])).toEqual([
      // Its film was watched by nobody.
      ['Text', 0],
      ['Ask', 5],
      ['More', 3],
      ['Late', 0],
      ['Not yet', 0],
    ]);
    expect(units.map(({ title }) => title)).not.toContain('Team');
  });

  it('lists the videos', async () => {
    expect(await readVideoCompletion(staff(), range)).toEqual([
      { block: 'video@film', title: 'Film', subsection: 'Reading', watched: 0 },
    ]);
  });

  it.each(outsiders)('is closed to %s', async (_who, actor, kind) => {
    const ctx = as(stores, actor);
    await expect(readProblemInsight(ctx, range)).rejects.toMatchObject({ kind });
    await expect(readUnitCompletion(ctx, range)).rejects.toMatchObject({ kind });
    await expect(readVideoCompletion(ctx, range)).rejects.toMatchObject({ kind });
  });
});
