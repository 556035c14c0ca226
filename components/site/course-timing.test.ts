import { expect, test } from 'vitest';
import { timingOf } from './course-timing';

const course = { startAt: '2027-05-01T09:00:00.000Z', endAt: '2027-06-01T09:00:00.000Z' };

test.each([
  ['2027-05-01T08:59:59.999Z', { kind: 'upcoming', at: course.startAt }],
  ['2027-05-01T09:00:00.000Z', { kind: 'running', until: course.endAt }],
  ['2027-06-01T08:59:59.999Z', { kind: 'running', until: course.endAt }],
  ['2027-06-01T09:00:00.000Z', { kind: 'ended', at: course.endAt }],
])('at %s', (now, timing) => {
  expect(timingOf(course, new Date(now))).toEqual(timing);
});

test('a course without an end goes on', () => {
  expect(timingOf({ ...course, endAt: null }, new Date('2099-01-01'))).toEqual({ kind: 'running', until: null });
});
