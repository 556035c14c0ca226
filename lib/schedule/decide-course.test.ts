import { describe, expect, it } from 'vitest';
import { asLearner, visitor } from './as-learner';
import { areGradesFrozen, decideCourse } from './decide-course';
import type { CourseSchedule, Learner } from './model';
import { parseCourseSchedule } from './settings';

const { course } = parseCourseSchedule('course@r', { start: '2026-01-01T00:00:00Z', end: '2026-06-01T00:00:00Z' });
const running = new Date('2026-03-01T00:00:00Z');
const enrolled = asLearner(running, 'audit', new Map());
const signedIn: Learner = { ...visitor, role: 'learner' };
const decide = (learner: Learner, now = running, more: Partial<CourseSchedule> = {}) =>
  decideCourse({ course: { ...course, ...more }, learner, now });

const nothing = { canSeeOutline: false, canSeeContent: false, canAnswer: false };
const everything = { canSeeOutline: true, canSeeContent: true, canAnswer: true };

describe('decideCourse', () => {
  it('opens to who is enrolled at the very instant it starts', () => {
    const justBefore = new Date('2025-12-31T23:59:59.999Z');
    expect(decide(enrolled, justBefore)).toMatchObject({
      ...nothing,
      reason: { code: 'course-not-begun', start: course.start },
    });
    expect(decide(enrolled, course.start)).toMatchObject({ ...everything, reason: null });
  });

  it('opens early to beta testers', () => {
    const beta: Learner = { ...enrolled, role: 'beta' };
    const early = new Date('2025-12-30T00:00:00Z');
    expect(decide(beta, early, { daysEarlyForBeta: 2 })).toMatchObject(everything);
    expect(decide(enrolled, early, { daysEarlyForBeta: 2 })).toMatchObject(nothing);
  });

  it('waits for the courses that it requires, from who is enrolled; visitors of a public one and staff need none', () => {
    const missingCourses = ['course-v1:O+First+r'];
    const reason = { code: 'courses-first', courses: missingCourses };
    expect(decide({ ...enrolled, missingCourses })).toMatchObject({ ...nothing, reason });
    expect(decide({ ...enrolled, missingCourses }, running, { courseVisibility: 'public' })).toMatchObject(nothing);
    const visiting = decide({ ...visitor, missingCourses }, running, { courseVisibility: 'public' });
    expect(visiting).toMatchObject({ canSeeContent: true, canAnswer: false });
    expect(decide({ ...enrolled, role: 'staff', missingCourses })).toMatchObject(everything);
  });

  it('stays open after its end, and says so', () => {
    expect(decide(enrolled, new Date('2026-05-31T23:59:59.999Z')).hasEnded).toBe(false);
    expect(decide(enrolled, new Date('2026-06-01T00:00:00Z'))).toMatchObject({ ...everything, hasEnded: true });
  });

  it.each([
    ['private', visitor, { ...nothing, reason: { code: 'signed-out' } }],
    ['private', signedIn, { ...nothing, reason: { code: 'not-enrolled' } }],
    ['public_outline', visitor, { ...nothing, canSeeOutline: true, reason: { code: 'signed-out' } }],
    ['public_outline', signedIn, { ...nothing, canSeeOutline: true, reason: { code: 'not-enrolled' } }],
    ['public', visitor, { ...everything, canAnswer: false, reason: null }],
    ['public', signedIn, { ...everything, canAnswer: false, reason: null }],
  ] as const)('%s: what a visitor sees', (courseVisibility, learner, expected) => {
    expect(decide(learner, running, { courseVisibility })).toMatchObject(expected);
  });

  it('shows a visitor nothing of a public course before it starts', () => {
    const before = new Date('2025-06-01T00:00:00Z');
    expect(decide(visitor, before, { courseVisibility: 'public' })).toMatchObject(nothing);
    expect(decide(visitor, before, { courseVisibility: 'public_outline' })).toMatchObject(nothing);
  });

  it('shows staff everything at any time', () => {
    expect(decide({ ...visitor, role: 'staff' }, new Date(0))).toMatchObject({
      ...everything,
      canSeeAbout: true,
      reason: null,
    });
  });

  it.each([
    ['both', true, true],
    ['about', false, true],
    ['none', false, false],
  ] as const)('catalogue visibility %s', (catalogVisibility, isInCatalog, canSeeAbout) => {
    expect(decide(visitor, running, { catalogVisibility })).toMatchObject({ isInCatalog, canSeeAbout });
    expect(decide(enrolled, running, { catalogVisibility }).canSeeAbout).toBe(true);
  });
});

describe('areGradesFrozen', () => {
  it('freezes grades once 30 days have passed since the end', () => {
    expect(areGradesFrozen(course, new Date('2026-07-01T00:00:00.000Z'))).toBe(false);
    expect(areGradesFrozen(course, new Date('2026-07-01T00:00:00.001Z'))).toBe(true);
    expect(areGradesFrozen({ end: null }, new Date('2100-01-01T00:00:00Z'))).toBe(false);
  });
});
