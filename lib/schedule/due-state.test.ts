import { describe, expect, it } from 'vitest';
import { asLearner } from './as-learner';
import { decideDue, startFor } from './due-state';
import type { Viewing } from './model';
import { defaultAccess, parseCourseSchedule } from './settings';

const { course } = parseCourseSchedule('course@r', { start: '2026-01-01' });
const due = new Date('2026-03-01T12:00:00Z');
const access = { ...defaultAccess, due, graceSeconds: 3600 };
const at = (now: string, more: Partial<Viewing> = {}): Viewing => ({
  course,
  learner: asLearner(new Date('2026-01-05T00:00:00Z'), 'audit', new Map()),
  now: new Date(now),
  ...more,
});

describe('decideDue', () => {
  it.each([
    ['2026-03-01T11:59:59.999Z', 'open'],
    ['2026-03-01T12:00:00.000Z', 'open'],
    ['2026-03-01T12:00:00.001Z', 'grace'],
    ['2026-03-01T13:00:00.000Z', 'grace'],
    ['2026-03-01T13:00:00.001Z', 'closed'],
  ])('at %s work is %s', (now, state) => {
    expect(decideDue(access, undefined, at(now)).state).toBe(state);
  });

  it('gives the grace after the extension, and says what it was extended from', () => {
    const extension = new Date('2026-03-05T12:00:00Z');
    expect(decideDue(access, extension, at('2026-03-05T12:30:00Z'))).toEqual({
      due: extension,
      extendedFrom: due,
      closesAt: new Date('2026-03-05T13:00:00Z'),
      state: 'grace',
    });
  });

  it('never takes time away by an extension', () => {
    const earlier = new Date('2026-02-01T00:00:00Z');
    expect(decideDue(access, earlier, at('2026-02-15T00:00:00Z'))).toMatchObject({
      due,
      extendedFrom: null,
      state: 'open',
    });
  });

  it('closes nothing that is not due', () => {
    const never = { due: null, extendedFrom: null, closesAt: null, state: 'no-due-date' };
    expect(decideDue({ ...access, due: null }, undefined, at('2040-01-01T00:00:00Z'))).toEqual(never);
    expect(decideDue({ ...access, due: null }, due, at('2040-01-01T00:00:00Z'))).toEqual(never);
  });

  it('counts weeks from the learner’s own start in a self-paced course, where dates mean nothing', () => {
    const selfPaced = { ...course, isSelfPaced: true };
    const relative = { ...access, graceSeconds: 0, relativeWeeksDue: 2 };
    expect(decideDue(access, undefined, at('2026-06-01T00:00:00Z', { course: selfPaced })).state).toBe('no-due-date');
    expect(decideDue(relative, undefined, at('2026-01-10T00:00:00Z', { course: selfPaced })).due).toEqual(
      new Date('2026-01-19T00:00:00Z'),
    );
    const early = asLearner(new Date('2025-12-01T00:00:00Z'), 'audit', new Map());
    expect(
      decideDue(relative, undefined, at('2026-01-10T00:00:00Z', { course: selfPaced, learner: early })).due,
    ).toEqual(new Date('2026-01-15T00:00:00Z'));
  });
});

describe('startFor', () => {
  it('lets beta testers in some days early, and nobody else', () => {
    const learner = asLearner(due, 'audit', new Map());
    expect(startFor(due, 5, { ...learner, role: 'beta' })).toEqual(new Date('2026-02-24T12:00:00Z'));
    expect(startFor(due, 5, learner)).toEqual(due);
  });
});
