import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { events } from '@/lib/outbox';
import { publicEvents } from './public-events';
import { sourceAreas, translateEvent } from './translate-event';

const page = readFileSync(join(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8');
const sections = new Map(
  page
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

/** One of each event inside that others are told of, as `publish` takes it, and what they are told. */
const [userId, courseKey, revision] = ['usr_1', 'course-v1:House+Reading+2026', 'rev_1'];
const learner = { userId, courseKey };
const grade = { ...learner, version: 3, revision, percent: 0.5 };
const [block, blockKey] = ['problem@p.1', 'block-v1:House+Reading+2026+type@problem+block@p.1'];
const heads = { courseKey, draftRevision: 'rev_0', publishedRevision: revision };
const points = { earned: 1, possible: 2 };
const told: readonly (readonly [keyof typeof events, object, keyof typeof publicEvents, object])[] = [
  ['accounts/user.registered', { userId }, 'user.registered', { userId }],
  ['courses/course.imported', heads, 'course.published', { courseKey, revision, block: null }],
  [
    'courses/course.restored',
    { ...heads, restoredRevision: 'rev_2' },
    'course.published',
    { courseKey, revision, block: null },
  ],
  [
    'courses/course.rerun',
    { ...heads, sourceCourseKey: 'course-v1:House+Reading+2025' },
    'course.published',
    { courseKey, revision, block: null },
  ],
  [
    'courses/course.published',
    { courseKey, revision, block: null },
    'course.published',
    { courseKey, revision, block: null },
  ],
  [
    'courses/course.published',
    { courseKey, revision, block },
    'course.published',
    { courseKey, revision, block: blockKey },
  ],
  [
    'enrollments/enrollment.created',
    { ...learner, enrollmentId: 'enr_1', mode: 'audit' },
    'enrollment.created',
    { ...learner, enrollmentId: 'enr_1', mode: 'audit' },
  ],
  [
    'enrollments/enrollment.created',
    { ...learner, enrollmentId: 'enr_1', mode: 'audit', isReturn: true },
    'enrollment.created',
    { ...learner, enrollmentId: 'enr_1', mode: 'audit' },
  ],
  [
    'enrollments/enrollment.deactivated',
    { ...learner, enrollmentId: 'enr_1' },
    'enrollment.changed',
    { ...learner, enrollmentId: 'enr_1', isActive: false },
  ],
  [
    'attempts/attempt.recorded',
    { ...learner, block, attemptId: 'att_1', number: 1, revision, ...points },
    'submission.graded',
    { ...learner, block: blockKey, attemptId: 'att_1', number: 1, revision, ...points },
  ],
  [
    'attempts/problem.rescored',
    { ...learner, block, revision, ...points },
    'submission.rescored',
    { ...learner, block: blockKey, revision, ...points },
  ],
  [
    'grades/subsection-grade.changed',
    { ...grade, block, ...points },
    'grade.subsection.changed',
    { ...grade, block: blockKey, ...points },
  ],
  [
    'grades/course-grade.changed',
    { ...grade, letter: null, isPassed: false },
    'grade.course.changed',
    { ...grade, letter: null, isPassed: false },
  ],
  [
    'grades/course.passed',
    { ...learner, version: 1, percent: 1 },
    'course.passed',
    { ...learner, version: 1, percent: 1 },
  ],
  [
    'grades/course.failed',
    { ...learner, version: 1, percent: 0 },
    'course.failed',
    { ...learner, version: 1, percent: 0 },
  ],
  [
    'certificates/certificate.issued',
    { ...learner, certificateId: 'crt_1' },
    'certificate.issued',
    { ...learner, certificateId: 'crt_1' },
  ],
  [
    'certificates/certificate.revoked',
    { ...learner, certificateId: 'crt_1' },
    'certificate.revoked',
    { ...learner, certificateId: 'crt_1' },
  ],
];

describe('the public catalogue', () => {
  it('is the one that the page describes, and the other way round', () => {
    expect([...sections.keys()]).toEqual(Object.keys(publicEvents));
  });

  it.each(Object.entries(publicEvents))('has %s as the page has it: sample and fields', (type, { data, sample }) => {
    const section = sections.get(type) ?? '';
    const json: unknown = JSON.parse(/```json\n(.*?)```/s.exec(section)?.[1] ?? 'null');
    expect(json).toEqual({ type, timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), data: sample });
    expect(data.parse(sample)).toEqual(sample);
    const fields = [...section.matchAll(/^\| `(\w+)` \| \S/gm)].map(([, field]) => field);
    expect(fields).toEqual(Object.keys(data.shape));
  });

  it.each(Object.entries(publicEvents))('has a name for %s that Standard Webhooks takes', (type) => {
    expect(type).toMatch(/^[a-zA-Z0-9_]+(\.[a-zA-Z0-9_]+)*$/);
  });

  it('holds ids and nothing personal', () => {
    const names = new Set(Object.values(publicEvents).flatMap(({ data }) => Object.keys(data.shape)));
    expect([...names].filter((name) => /email|name|bio|address|answer|locale/i.test(name))).toEqual([]);
  });

  it.each(told)('is told of %s %j', (name, data, type, expected) => {
    expect(translateEvent(name, data)).toEqual({ type, data: expected });
  });

  it('is told each of its events by something, and of nothing else', () => {
    const types = new Set<string>(told.map(([, , type]) => type));
    expect(Object.keys(publicEvents).filter((type) => type !== 'webhook.test')).toEqual(
      Object.keys(publicEvents).filter((type) => types.has(type)),
    );
    const sources = new Set<string>(told.map(([name]) => name));
    for (const name of Object.keys(events).filter((one) => !sources.has(one))) {
      expect(translateEvent(name, {})).toBeUndefined();
    }
    expect(translateEvent('toString', {})).toBeUndefined();
    expect(new Set(sourceAreas)).toEqual(new Set([...sources].map((name) => name.replace(/\/.*/, '/*'))));
  });

  it('lets nothing out that is not as promised', () => {
    expect(() => translateEvent('accounts/user.registered', { userId: 7 })).toThrow();
    const more = { userId, name: 'Ada', email: 'ada@example.org' };
    expect(translateEvent('accounts/user.registered', more)?.data).toEqual({ userId });
  });
});
