import { expect } from 'vitest';
import { openUnit, submitAnswer } from '@/lib/attempts';
import { testNow } from './fresh-stores';
import { courseKey, type TestLearner } from './learner-course';

/** The unit of the learner course that a problem stands in. */
const unitOf = (id: string) => (id === 'number' || id === 'choice' ? 'vertical@ask' : 'vertical@more');

/** A learner opens a problem of the learner course and submits one answer, which is graded. */
export async function submitAnswerOf(learner: TestLearner, id: string, answer: string, at = testNow): Promise<void> {
  const page = await openUnit(learner.context(at), { courseKey, block: unitOf(id) });
  const block = page.status === 'open' ? page.blocks.find((one) => one.block === `problem@${id}`) : undefined;
  if (block?.kind !== 'problem') throw new Error(`No problem ${id}`);
  const result = await submitAnswer(learner.context(at), {
    courseKey,
    block: block.block,
    node: block.node,
    attempt: block.attempt,
    answers: { '2_1': answer },
  });
  expect(result.status).toBe('graded');
}
