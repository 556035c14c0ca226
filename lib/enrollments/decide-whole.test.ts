import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutlineBlock } from '@/db/courseware';
import { buildOutline } from '@/lib/courses/build-outline';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { decideTree, listCourseDates, type Viewing, visitor } from '@/lib/schedule';
import { decideWhole, intervalOf } from './decide-whole';

const hour = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 0, 1) + hours * hour);

const leaf = (type: string, id: string, settings: OutlineBlock['settings'] = {}): OutlineBlock => ({
  type,
  id,
  node: `${type}-${id}`,
  settings,
  maxPoints: null,
  isSupported: true,
  children: [],
});
const outline = buildOutline({
  root: 'root',
  course: {
    ...leaf('course', 'r', { start: at(2).toISOString(), end: at(20).toISOString(), days_early_for_beta: 0.125 }),
    children: [
      {
        ...leaf('chapter', 'a', { start: at(4).toISOString() }),
        children: [
          {
            ...leaf('sequential', 'b', {
              due: at(8).toISOString(),
              graceperiod: '2 hours',
              hide_after_due: true,
            }),
            children: [{ ...leaf('vertical', 'u'), children: [leaf('problem', 'p'), leaf('html', 'h')] }],
          },
          {
            ...leaf('sequential', 'c', { group_access: { '50': [2] }, start: at(6).toISOString() }),
            children: [{ ...leaf('vertical', 'v'), children: [leaf('html', 'i')] }],
          },
        ],
      },
    ],
  },
  documents: noDocuments,
  manifest: null,
});

describe('decideWhole', () => {
  it('keeps what it decided, and answers as if it decided anew at every instant', () => {
    const viewers: Viewing['learner'][] = [
      visitor,
      { ...visitor, role: 'learner', isEnrolled: true, enrolledAt: at(0), groups: new Map([[50, [1]]]) },
      { ...visitor, role: 'learner', isEnrolled: true, enrolledAt: at(0), groups: new Map([[50, [2]]]) },
      { ...visitor, role: 'beta', isEnrolled: true, enrolledAt: at(0) },
      { ...visitor, role: 'staff' },
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: -8, max: 52 }),
        fc.constantFrom(-1, 0, 1),
        fc.constantFrom(...viewers),
        (half, off, learner) => {
          const now = new Date(at(half / 2).getTime() + off);
          const viewing = { course: outline.courseSchedule, learner, now };
          const whole = decideWhole(outline, viewing);
          const anew = decideTree(outline.schedule, viewing);
          expect(whole.tree).toEqual(anew);
          expect(whole.dates).toEqual(listCourseDates(anew, viewing));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('decides once between two dates', () => {
    const learner = { ...visitor, role: 'learner' as const, isEnrolled: true, enrolledAt: at(0) };
    const decide = (hours: number) => decideWhole(outline, { course: outline.courseSchedule, learner, now: at(hours) });
    expect(decide(6.1)).toBe(decide(7.9));
    expect(decide(7.9)).not.toBe(decide(8.1));
    expect(decide(4.5).units.leaves.get('vertical@u')).toEqual(['problem@p', 'html@h']);
    expect(decide(4.5).units.below.get('course@r')).toEqual(['vertical@u']);
  });
});

describe('intervalOf', () => {
  it('tells apart before, at and after each boundary', () => {
    expect([0, 1, 2, 3, 4].map((now) => intervalOf(now, [1, 3]))).toEqual(['0', '=0', '1', '=1', '2']);
  });
});
