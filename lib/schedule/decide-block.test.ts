import { describe, expect, it } from 'vitest';
import { asLearner } from './as-learner';
import { decideBlock, governChild } from './decide-block';
import { decideDue } from './due-state';
import { groupsOfMode, isInGroups } from './groups';
import type { BlockAccess, Decision, Learner, Viewing } from './model';
import { defaultAccess, parseCourseSchedule } from './settings';

const { course } = parseCourseSchedule('course@r', { start: '2026-01-01' });
const released = { ...defaultAccess, start: new Date('2026-02-01T00:00:00Z') };
const now = new Date('2026-03-01T00:00:00Z');
const learner = asLearner(now, 'audit', new Map());
const decide = (access: Partial<BlockAccess>, more: Partial<Viewing> = {}) => {
  const viewing = { course, learner, now, ...more };
  const full = { ...released, ...access };
  return decideBlock(full, decideDue(full, undefined, viewing), viewing);
};
const visible: Decision = { state: 'visible', isListed: true };
const hidden: Decision = { state: 'hidden', isListed: false };

describe('decideBlock', () => {
  it('opens at the very instant of its start', () => {
    const justBefore = new Date('2026-01-31T23:59:59.999Z');
    expect(decide({}, { now: justBefore })).toEqual({
      state: 'locked',
      isListed: true,
      reason: { code: 'not-begun', start: released.start },
    });
    expect(decide({}, { now: released.start })).toEqual(visible);
  });

  it('is closed for years where nobody says when it starts', () => {
    expect(decide({ start: defaultAccess.start }).state).toBe('locked');
  });

  it('opens early to beta testers', () => {
    const early = { now: new Date('2026-01-30T00:00:00Z') };
    expect(decide({ daysEarlyForBeta: 2 }, { ...early, learner: { ...learner, role: 'beta' } })).toEqual(visible);
    expect(decide({ daysEarlyForBeta: 2 }, early).state).toBe('locked');
  });

  it('is released with the course where the course is self-paced', () => {
    const selfPaced = { ...course, isSelfPaced: true };
    expect(decide({ start: defaultAccess.start }, { course: selfPaced })).toEqual(visible);
  });

  it('hides what is for staff, and shows it to staff', () => {
    expect(decide({ isStaffOnly: true })).toEqual(hidden);
    expect(
      decide({ isStaffOnly: true, start: defaultAccess.start }, { learner: { ...learner, role: 'staff' } }),
    ).toEqual(visible);
  });

  it('keeps hide_from_toc open and unnamed', () => {
    expect(decide({ isHiddenFromToc: true })).toEqual({ state: 'visible', isListed: false });
  });

  it('shows a block to the groups named in every partition', () => {
    const rules = [
      { partitionId: 50, groupIds: [2] },
      { partitionId: 100, groupIds: [7, 8] },
    ];
    const inBoth = asLearner(now, 'verified', new Map([[100, [8]]]));
    expect(decide({ groupAccess: rules }, { learner: inBoth })).toEqual(visible);
    expect(decide({ groupAccess: rules }, { learner: asLearner(now, 'verified', new Map()) })).toEqual(hidden);
    expect(decide({ groupAccess: rules }, { learner: asLearner(now, 'audit', new Map([[100, [8]]])) })).toEqual(hidden);
  });

  it('asks for a prerequisite until score and completion are reached', () => {
    const prerequisite = { block: 'sequential@first', minScorePercent: 60, minCompletionPercent: 50 };
    const having = (scorePercent: number, completionPercent: number): Learner => ({
      ...learner,
      prerequisites: new Map([['sequential@first', { scorePercent, completionPercent }]]),
    });
    expect(decide({ prerequisite })).toEqual({
      state: 'locked',
      isListed: true,
      reason: { code: 'prerequisite', ...prerequisite, reached: { scorePercent: 0, completionPercent: 0 } },
    });
    expect(decide({ prerequisite }, { learner: having(60, 50) })).toEqual(visible);
    expect(decide({ prerequisite }, { learner: having(59.99, 100) }).state).toBe('locked');
    expect(decide({ prerequisite }, { learner: having(100, 49.99) }).state).toBe('locked');
    expect(decide({ prerequisite }, { course: { ...course, isGatingEnabled: false } })).toEqual(visible);
  });

  it('takes content away once the work is closed, where it says so', () => {
    const due = { due: new Date('2026-02-15T00:00:00Z'), graceSeconds: 60, isHiddenAfterDue: true };
    const closedAt = new Date('2026-02-15T00:01:00Z');
    expect(decide(due, { now: closedAt })).toEqual(visible);
    expect(decide(due)).toEqual({ state: 'locked', isListed: true, reason: { code: 'hidden-after-due', closedAt } });
    expect(decide({ ...due, isHiddenAfterDue: false })).toEqual(visible);
  });

  it('takes such content away at the end of a self-paced course', () => {
    const over = { ...course, isSelfPaced: true, end: new Date('2026-02-20T00:00:00Z') };
    expect(decide({ isHiddenAfterDue: true }, { course: over })).toMatchObject({
      reason: { code: 'hidden-after-due' },
    });
    expect(decide({ isHiddenAfterDue: true }, { course: { ...over, end: null } })).toEqual(visible);
  });
});

describe('governChild', () => {
  const locked: Decision = { state: 'locked', isListed: true, reason: { code: 'not-begun', start: now } };
  const lockedWithin: Decision = { state: 'locked', isListed: true, reason: { code: 'not-begun', start: new Date(0) } };

  it('lets the stricter one rule and names the outermost reason', () => {
    expect(governChild(hidden, visible)).toEqual(hidden);
    expect(governChild(locked, hidden)).toEqual(hidden);
    expect(governChild(locked, visible)).toEqual(locked);
    expect(governChild(locked, lockedWithin)).toEqual(locked);
    expect(governChild(visible, lockedWithin)).toEqual(lockedWithin);
  });

  it('lists nothing below what is not listed', () => {
    expect(governChild({ state: 'visible', isListed: false }, visible)).toEqual({ state: 'visible', isListed: false });
    expect(governChild(locked, { state: 'visible', isListed: false })).toEqual({ ...locked, isListed: false });
  });
});

describe('groups', () => {
  it('puts enrolment modes into the partition of tracks', () => {
    expect(groupsOfMode('audit')).toEqual([1]);
    expect(groupsOfMode('verified')).toEqual([2]);
    expect(groupsOfMode('unheard-of')).toEqual([]);
  });

  it('admits nobody to an unknown group, everybody where nothing is asked', () => {
    expect(isInGroups([{ partitionId: 9, groupIds: [1] }], new Map())).toBe(false);
    expect(isInGroups([], new Map())).toBe(true);
  });
});
