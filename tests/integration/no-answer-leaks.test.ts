import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openUnit, type ProblemBlockView, submitAnswer } from '@/lib/attempts';
import { type BlockView, importCourse, listUnits, loadOutline } from '@/lib/courses';
import { openCourse } from '@/lib/enrollments';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner } from '../support/learner-course';
import { holds, isShort, secretsOf, textsOf } from '../support/problem-secrets';

/**
 * Every unit of the real courses beside the checkout, as a learner gets it: no answer, solution, hint or script in it, nor in what
 * a submission answers. Skips where the courses are not there.
 */
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'courses');
const archives = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tar.gz')) : [];
/** Content without a start opens in 2030. */
const now = new Date('2031-01-01T00:00:00Z');

it.skipIf(archives.length > 0)('needs ../shared/courses, which is not there', ({ skip }) => skip());

it('finds what is hidden and spares what everybody may read', () => {
  const source =
    '<problem><p>Is it 7, or the long way round?</p><stringresponse answer="42"><textline/><solution><p>By the long way round, of course.</p></solution></stringresponse></problem>';
  expect(secretsOf(source).always).toEqual(['By the long way round, of course.', '42']);
  expect(secretsOf(source.replace('Is it 7', 'Is it 42')).always).toEqual(['By the long way round, of course.']);
  expect(holds('<p>It is 42.</p>', '42')).toBe(true);
  expect(holds('<p>It is 421 or 4.2</p>', '42')).toBe(false);
});

const problemsIn = (blocks: readonly BlockView[]): readonly ProblemBlockView[] =>
  blocks.flatMap((block) =>
    block.kind === 'problem' ? [block] : block.kind === 'group' ? problemsIn(block.blocks) : [],
  );

describe.skipIf(archives.length === 0)('a learner’s view of real courses', () => {
  let stores: FreshStores;
  let checked = 0;
  beforeAll(async () => {
    stores = await openFreshStores();
  });
  afterAll(async () => {
    await stores.close();
  });

  it.each(archives)('of %s gives no answer away', async (archive) => {
    const { courseKey } = await importCourse(stores.context(), { source: { archivePath: join(folder, archive) } });
    const learner = await addLearner(stores, `learner_${archives.indexOf(archive)}`, { course: courseKey });
    const ctx = learner.context(now);
    const { outline } = await openCourse(ctx, { courseKey });
    const leaks: string[] = [];

    async function check(block: string, view: unknown, problem: ProblemBlockView, withHints: boolean) {
      const entry = outline.entries.get(block);
      const { source = '' } = entry ? await stores.courseware.getNode(entry.node) : {};
      const { always, untilEarned } = secretsOf(source);
      const { texts, fields } = textsOf(view);
      for (const field of ['correct', 'answer', 'isCorrect', 'solution', 'tolerance', 'script', 'expect']) {
        if (fields.has(field)) {
          leaks.push(`${block}: has a field ${field}`);
        }
      }
      const all = texts.join(' \u0000 ');
      const own = textsOf([problem.view, problem.feedback, problem.overallMessage, problem.hints.shown]).texts.join(
        ' \u0000 ',
      );
      for (const secret of withHints ? [...always, ...untilEarned] : always) {
        if (holds(isShort(secret) ? own : all, secret)) {
          leaks.push(`${block}: ${secret}`);
        }
      }
    }

    for (const unit of listUnits(outline).order) {
      const page = await openUnit(ctx, { courseKey, block: unit.block });
      if (page.status !== 'open') {
        continue;
      }
      for (const problem of problemsIn(page.blocks)) {
        checked += 1;
        await check(problem.block, { ...page, blocks: [problem] }, problem, true);
        const { block, node, attempt } = problem;
        const result = await submitAnswer(ctx, { courseKey, block, node, attempt, answers: {} });
        await check(block, result, result.problem, false);
      }
    }
    expect(leaks).toEqual([]);
  });

  it('was about every problem that stands in a unit', async () => {
    let standing = 0;
    for (const archive of archives) {
      const { root } = await importCourse(stores.context(), { source: { archivePath: join(folder, archive) } });
      const { entries } = await loadOutline(stores.courseware, root);
      for (const entry of entries.values()) {
        standing += entry.type === 'problem' && entry.path.every(({ isSupported }) => isSupported) ? 1 : 0;
      }
    }
    expect(checked).toBe(standing);
    expect(checked).toBeGreaterThan(80);
  });
});
