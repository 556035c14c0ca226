import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, Settings } from '@/lib/olx/model';
import { asLearner, visitor } from './as-learner';
import { listCourseDates } from './course-dates';
import { decideTree, indexDecisions } from './decide-tree';
import type { DecidedNode, Learner, Viewing } from './model';
import { resolveTree } from './resolve-tree';
import { parseCourseSchedule } from './settings';

interface Node {
  readonly type: string;
  readonly id: string;
  readonly settings: Settings;
  readonly children: readonly Node[];
}
const node = (name: string, settings: Settings, ...children: Node[]): Node => {
  const [type = '', id = ''] = name.split('@');
  return { type, id, settings, children };
};

const now = new Date('2026-03-01T00:00:00Z');
const learner = asLearner(now, 'audit', new Map());
const courseSettings = { start: '2026-01-01', end: '2026-06-01', display_name: 'A course' };

function decide(root: Node, more: Partial<Pick<Viewing, 'learner' | 'now'>> = {}) {
  const { course } = parseCourseSchedule('course@r', root.settings);
  const viewing = { course, learner, now, ...more };
  const tree = decideTree(resolveTree(root).root, viewing);
  const index = indexDecisions(tree);
  return { tree, viewing, of: (block: string) => index.get(block)?.decision };
}

const all = (root: DecidedNode): readonly DecidedNode[] => [root, ...root.children.flatMap(all)];

describe('decideTree', () => {
  const tree = node(
    'course@r',
    courseSettings,
    node(
      'chapter@now',
      {},
      node('sequential@a', { due: '2026-02-20', graceperiod: '1 day' }, node('vertical@a1', {}, node('problem@p', {}))),
    ),
    node(
      'chapter@later',
      { start: '2026-04-01' },
      node('sequential@b', { start: '2026-01-15' }, node('vertical@b1', { visible_to_staff_only: true })),
    ),
    node('chapter@team', { visible_to_staff_only: true }, node('sequential@c', { visible_to_staff_only: false })),
    node('chapter@off', { hide_from_toc: true }, node('sequential@d', { hide_from_toc: false })),
  );

  it('inherits downwards', () => {
    expect(decide(tree).of('problem@p')).toEqual({ state: 'visible', isListed: true });
  });

  it('tells what has been released, whatever else locks it', () => {
    const released = (root: Node, more?: Partial<Pick<Viewing, 'learner' | 'now'>>) =>
      all(decide(root, more).tree)
        .filter(({ isReleased }) => isReleased)
        .map(({ block }) => block);
    expect(released(tree)).not.toContain('chapter@later');
    expect(released(tree)).not.toContain('sequential@b');
    expect(released(tree)).toContain('problem@p');
    const missingExam = { block: 'chapter@now', minScorePercent: 50, scorePercent: 0 };
    expect(released(tree, { learner: { ...learner, missingExam } })).toEqual(released(tree));
    expect(released(tree, { now: new Date('2026-04-01') })).toContain('sequential@b');
    expect(released(tree, { now: new Date('2025-12-31') })).toEqual([]);
  });

  it('lets a locked parent hold its children back, also those that start earlier', () => {
    const notBegun = { code: 'not-begun', start: new Date('2026-04-01T00:00:00Z') };
    expect(decide(tree).of('sequential@b')).toMatchObject({ state: 'locked', reason: notBegun });
    expect(decide(tree).of('vertical@b1')).toEqual({ state: 'hidden', isListed: false });
  });

  it('lets a hidden parent hide its children, whatever they say themselves', () => {
    expect(decide(tree).of('sequential@c')?.state).toBe('hidden');
  });

  it('names nothing below what no outline names', () => {
    expect(decide(tree).of('sequential@d')).toEqual({ state: 'visible', isListed: false });
  });

  it('shows staff all of it', () => {
    const seen = all(decide(tree, { learner: { ...visitor, role: 'staff' } }).tree);
    expect(new Set(seen.map(({ decision }) => decision.state))).toEqual(new Set(['visible']));
  });

  it('carries a subsection’s extension down to its problems', () => {
    const extended: Learner = { ...learner, extensions: new Map([['sequential@a', new Date('2026-03-10T00:00:00Z')]]) };
    const due = (who: Learner) => indexDecisions(decide(tree, { learner: who }).tree).get('problem@p')?.due;
    expect(due(learner)?.state).toBe('closed');
    expect(due(extended)).toEqual({
      due: new Date('2026-03-10T00:00:00Z'),
      extendedFrom: new Date('2026-02-20T00:00:00Z'),
      closesAt: new Date('2026-03-11T00:00:00Z'),
      state: 'open',
    });
  });

  it('shows a stranger the reason at the root and nothing else', () => {
    const { tree: decided } = decide(tree, { learner: visitor });
    expect(decided.decision).toEqual({ state: 'locked', isListed: true, reason: { code: 'signed-out' } });
    expect(
      new Set(
        all(decided)
          .slice(1)
          .map(({ decision }) => decision.state),
      ),
    ).toEqual(new Set(['hidden']));
  });

  it('shows a visitor the names of a public outline, less what is hidden', () => {
    const open = { ...tree, settings: { ...courseSettings, course_visibility: 'public_outline' } };
    const { of } = decide(open, { learner: visitor });
    expect(of('sequential@a')).toEqual({ state: 'locked', isListed: true, reason: { code: 'signed-out' } });
    expect(of('chapter@team')?.state).toBe('hidden');
  });

  it('shows a visitor the content of a public course, less what is for groups', () => {
    const open = node(
      'course@r',
      { ...courseSettings, course_visibility: 'public' },
      node('chapter@a', {}),
      node('chapter@b', { group_access: { '50': [1] } }),
    );
    const { of } = decide(open, { learner: visitor });
    expect(of('chapter@a')?.state).toBe('visible');
    expect(of('chapter@b')?.state).toBe('hidden');
  });

  it('drops a prerequisite that the course does not hold', () => {
    const gated = (required: string) =>
      decide(
        node('course@r', courseSettings, node('sequential@a', { required_prereq: required }), node('sequential@b', {})),
      );
    expect(gated('gone').of('sequential@a')?.state).toBe('visible');
    expect(gated('a').of('sequential@a')?.state).toBe('visible');
    expect(gated('b').of('sequential@a')?.state).toBe('locked');
  });

  it('counts the open way to a block that stands in two places', () => {
    const shared = node('html@shared', {});
    const { of } = decide(
      node(
        'course@r',
        courseSettings,
        node('vertical@u', { visible_to_staff_only: true }, shared),
        node('vertical@v', {}, shared),
      ),
    );
    expect(of('html@shared')?.state).toBe('visible');
  });
});

// Any settings of access, on any tree.
const dates = fc.constantFrom('2025-01-01', '2026-02-28', '2026-03-01', '2026-03-02', '2031-01-01', 'soon', null);
const anySettings: fc.Arbitrary<Settings> = fc
  .record(
    {
      start: dates,
      due: dates,
      visible_to_staff_only: fc.boolean(),
      hide_from_toc: fc.boolean(),
      hide_after_due: fc.boolean(),
      group_access: fc.constantFrom<Json[]>({}, { '50': [1] }, { '50': [2] }, 'x'),
      required_prereq: fc.constantFrom('0', '1', 'gone'),
    },
    { requiredKeys: [] },
  )
  .map((settings): Settings => JSON.parse(JSON.stringify(settings)));
const anyTree: fc.Arbitrary<Node> = fc
  .array(fc.tuple(anySettings, fc.nat()), { minLength: 1, maxLength: 25 })
  .map((rows) => {
    // Row n hangs below one of the rows before it.
    const build = (index: number): Node =>
      node(
        index === 0 ? 'course@r' : `sequential@${index}`,
        rows[index]?.[0] ?? {},
        ...rows.flatMap(([, at], child) => (child > 0 && at % child === index ? [build(child)] : [])),
      );
    return build(0);
  });
const anyone: fc.Arbitrary<Learner> = fc.record({
  role: fc.constantFrom('anonymous' as const, 'learner' as const, 'beta' as const),
  isEnrolled: fc.boolean(),
  enrolledAt: fc.constant(now),
  isInvited: fc.boolean(),
  groups: fc.constantFrom(new Map([[50, [1]]]), new Map<number, number[]>()),
  extensions: fc.constant(new Map<string, Date>()),
  prerequisites: fc.constant(new Map()),
  missingExam: fc.constantFrom(null, { block: 'chapter@a', minScorePercent: 50, scorePercent: 20 }),
  missingCourses: fc.constantFrom<readonly string[]>([], ['course-v1:Other+C+r']),
});
const strictness = { visible: 0, locked: 1, hidden: 2 } as const;

describe('any tree, any learner', () => {
  it('shows nothing below a hidden block, opens nothing below a locked one, lists nothing below an unlisted one', () => {
    fc.assert(
      fc.property(anyTree, anyone, (root, who) => {
        for (const parent of all(decide(root, { learner: who }).tree)) {
          for (const child of parent.children) {
            expect(strictness[child.decision.state]).toBeGreaterThanOrEqual(strictness[parent.decision.state]);
            expect(child.decision.isListed && !parent.decision.isListed).toBe(false);
          }
        }
      }),
    );
  });

  it('shows staff at least what anyone sees, and a stranger of a private course nothing', () => {
    fc.assert(
      fc.property(anyTree, (root) => {
        const staff = all(decide(root, { learner: { ...visitor, role: 'staff' } }).tree);
        expect(staff.every(({ decision }) => decision.state === 'visible')).toBe(true);
        const [top, ...rest] = all(decide(root, { learner: visitor }).tree);
        expect(top?.decision.state).not.toBe('visible');
        expect(rest.every(({ decision }) => decision.state === 'hidden')).toBe(true);
      }),
    );
  });

  it('locks nothing again that has been released, but for due dates', () => {
    fc.assert(
      fc.property(anyTree, fc.integer({ min: 0, max: 4000 }), (root, days) => {
        const laterOn = new Date(now.getTime() + days * 86_400_000);
        const [early, late] = [all(decide(root).tree), all(decide(root, { now: laterOn }).tree)];
        for (const [index, { decision }] of early.entries()) {
          const after = late[index]?.decision;
          if (decision.state !== 'visible' || after?.state === 'visible') continue;
          expect(after).toMatchObject({ state: 'locked', reason: { code: 'hidden-after-due' } });
        }
      }),
    );
  });

  it('lists dates in order, none of a hidden or unlisted block', () => {
    fc.assert(
      fc.property(anyTree, anyone, (root, who) => {
        const { tree, viewing, of } = decide(root, { learner: who });
        const listed = listCourseDates(tree, viewing);
        const times = listed.map(({ date }) => date.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        for (const date of listed) if ('block' in date) expect(of(date.block)?.isListed).toBe(true);
      }),
    );
  });
});
