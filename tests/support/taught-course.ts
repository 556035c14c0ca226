import { openUnit, submitAnswer } from '@/lib/attempts';
import type { Actor, Context } from '@/lib/context';
import type { FreshStores } from './fresh-stores';
import { courseKey, type TestLearner } from './learner-course';

/** Somebody with a role over the course. */
export const teacher = (role: 'staff' | 'instructor', scope = courseKey): Actor => ({
  kind: 'user',
  userId: 'teacher',
  roles: [{ role, scope }],
});

/** Whoever may do nothing in the course, with what they are told. */
export const outsiders: readonly (readonly [string, Actor, string])[] = [
  ['a learner', { kind: 'user', userId: 'somebody', roles: [] }, 'Forbidden'],
  ['staff of another course', teacher('instructor', 'course-v1:Org+Other+r1'), 'Forbidden'],
  ['nobody', { kind: 'anonymous' }, 'Unauthenticated'],
];

/** A course file: two graded problems, one with a limit of attempts, and a quiz that is past due. */
export const taughtCourse = {
  'vertical/more.xml':
    '<vertical display_name="More"><problem url_name="twice"/><problem url_name="choice"/></vertical>',
  'vertical/ask.xml': '<vertical display_name="Ask"><problem url_name="number"/></vertical>',
};

/** Answers a problem as its learner, through the page that they see. */
export async function answer(
  learner: TestLearner,
  unit: string,
  id: string,
  text: string,
  ctx?: Context,
  course = courseKey,
) {
  const asked = ctx ?? learner.context();
  const page = await openUnit(asked, { courseKey: course, block: `vertical@${unit}` });
  const block = page.status === 'open' ? page.blocks.find((one) => one.block === `problem@${id}`) : undefined;
  if (block?.kind !== 'problem') {
    throw new Error(`No problem ${id}`);
  }
  return submitAnswer(asked, {
    courseKey: course,
    block: block.block,
    node: block.node,
    attempt: block.attempt,
    answers: { '2_1': text },
  });
}

export const as = (stores: FreshStores, actor: Actor, now?: Date): Context =>
  stores.context({ actor, ...(now && { now }) });
