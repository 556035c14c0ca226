import { describe, expect, it } from 'vitest';
import type { Settings } from '@/lib/olx/model';
import { asLearner, visitor } from './as-learner';
import { listCourseDates } from './course-dates';
import { decideTree } from './decide-tree';
import type { Learner } from './model';
import { resolveTree } from './resolve-tree';
import { parseCourseSchedule } from './settings';

interface Node {
  readonly type: string;
  readonly id: string;
  readonly settings: Settings;
  readonly children: readonly Node[];
}
const node = (type: string, id: string, settings: Settings, ...children: Node[]): Node => ({
  type,
  id,
  settings,
  children,
});

const root = node(
  'course',
  'r',
  {
    start: '2026-01-01',
    end: '2026-06-01',
    enrollment_end: '2026-02-01',
    graceperiod: '1 hour',
    course_visibility: 'public_outline',
  },
  node(
    'chapter',
    'one',
    {},
    node('sequential', 'a', { due: '2026-02-20', format: 'Homework', graded: true, display_name: 'First' }),
  ),
  node(
    'chapter',
    'two',
    { start: '2026-04-01', display_name: 'Week two' },
    node('sequential', 'b', { due: '2026-04-20', start: '2026-05-01' }),
  ),
  node('chapter', 'team', { visible_to_staff_only: true }, node('sequential', 'c', { due: '2026-02-01' })),
);
const now = new Date('2026-03-01T00:00:00Z');
const enrolled = asLearner(now, 'audit', new Map());

function list(learner: Learner) {
  const viewing = { course: parseCourseSchedule('course@r', root.settings).course, learner, now };
  return listCourseDates(decideTree(resolveTree(root).root, viewing), viewing);
}
const lines = (learner: Learner) =>
  list(learner).map(
    (date) => `${date.date.toISOString().slice(0, 10)} ${date.kind}${'block' in date ? ` ${date.block}` : ''}`,
  );

describe('listCourseDates', () => {
  it('lists what a learner has to know, in order', () => {
    expect(lines(enrolled)).toEqual([
      '2026-01-01 course-starts',
      '2026-02-20 due sequential@a',
      '2026-04-01 opens chapter@two',
      '2026-04-20 due sequential@b',
      '2026-06-01 course-ends',
    ]);
  });

  it('says how each stands', () => {
    expect(list(enrolled).filter(({ kind }) => kind === 'due')).toMatchObject([
      {
        title: 'First',
        format: 'Homework',
        isGraded: true,
        isLocked: false,
        state: 'closed',
        closesAt: new Date('2026-02-20T01:00:00Z'),
      },
      { title: null, format: null, isGraded: false, isLocked: true, state: 'open' },
    ]);
  });

  it('lists the learner’s own due dates', () => {
    const extended = { ...enrolled, extensions: new Map([['sequential@a', new Date('2026-03-20T00:00:00Z')]]) };
    expect(list(extended)[1]).toMatchObject({
      kind: 'due',
      date: new Date('2026-03-20T00:00:00Z'),
      extendedFrom: new Date('2026-02-20T00:00:00Z'),
      state: 'open',
    });
  });

  it('tells a visitor about enrolment and the course, not about its content', () => {
    expect(lines(visitor)).toEqual([
      '2026-01-01 course-starts',
      '2026-02-01 enrollment-closes',
      '2026-06-01 course-ends',
    ]);
  });
});
