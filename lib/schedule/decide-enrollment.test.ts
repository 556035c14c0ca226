import { describe, expect, it } from 'vitest';
import { asLearner, visitor } from './as-learner';
import { decideEnrollment } from './decide-enrollment';
import type { CourseSchedule, Learner } from './model';
import { parseCourseSchedule } from './settings';

const { course } = parseCourseSchedule('course@r', {
  enrollment_start: '2026-01-01T00:00:00Z',
  enrollment_end: '2026-02-01T00:00:00Z',
  end: '2026-06-01T00:00:00Z',
});
const decide = (now: string, learner: Learner = visitor, more: Partial<CourseSchedule> = {}) => {
  const decision = decideEnrollment({ course: { ...course, ...more }, learner, now: new Date(now) });
  return decision.state === 'open' ? 'open' : decision.reason.code;
};

describe('decideEnrollment', () => {
  it.each([
    ['2025-12-31T23:59:59.999Z', 'not-open-yet'],
    ['2026-01-01T00:00:00.000Z', 'open'],
    ['2026-01-31T23:59:59.999Z', 'open'],
    ['2026-02-01T00:00:00.000Z', 'closed'],
    ['2026-06-01T00:00:00.000Z', 'ended'],
  ])('at %s it is %s', (now, expected) => {
    expect(decide(now)).toBe(expected);
  });

  it('is always open without a window, until the course ends', () => {
    const always = { enrollmentStart: null, enrollmentEnd: null };
    expect(decide('2020-01-01T00:00:00Z', visitor, always)).toBe('open');
    expect(decide('2026-06-01T00:00:00Z', visitor, always)).toBe('ended');
  });

  it('asks for an invitation where the course does', () => {
    expect(decide('2026-01-15T00:00:00Z', visitor, { isInvitationOnly: true })).toBe('invitation-only');
    expect(decide('2026-01-15T00:00:00Z', { ...visitor, isInvited: true }, { isInvitationOnly: true })).toBe('open');
  });

  it('lets the invited and the staff in outside the window', () => {
    expect(decide('2030-01-01T00:00:00Z', { ...visitor, isInvited: true })).toBe('open');
    expect(decide('2030-01-01T00:00:00Z', { ...visitor, role: 'staff' })).toBe('open');
  });

  it('enrols nobody twice', () => {
    expect(decide('2026-01-15T00:00:00Z', asLearner(new Date(0), 'audit', new Map()))).toBe('already-enrolled');
  });
});
