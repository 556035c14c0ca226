import { z } from 'zod';

/**
 * What other systems are told: the promise that Lectern keeps to them, apart from the events inside (`lib/outbox/events.ts`),
 * which may change. Ids only, nothing personal. Fields may be added; none is removed, and none changes its meaning.
 * `docs/webhooks.md` describes each, and a test holds the two together.
 */
const userId = z.string();
const courseKey = z.string();
const block = z.string();
const points = { earned: z.number(), possible: z.number() };
const inCourse = { userId, courseKey };

/** What an event is about: endpoints of an organisation or a course run are told of theirs only, and of nobody's account. */
type Subject = 'course' | 'site' | 'endpoint';

const event = <Data extends z.ZodObject>(subject: Subject, data: Data, sample: z.output<Data>) => ({
  subject,
  data,
  sample,
});

const sampleCourse = { courseKey: 'course-v1:Lectern+START+first' } as const;
const sampleUser = { userId: 'usr_01KB0R3M9E6XW1Y4T2Q8N5V7ZC' } as const;
const sampleLearner = { ...sampleUser, ...sampleCourse } as const;
const sampleBlock = 'block-v1:Lectern+START+first+type@problem+block@first_question';
const sampleSubsection = 'block-v1:Lectern+START+first+type@sequential+block@first_quiz';
const sampleRevision = 'rev_01KB0QZ4T8J2M6N0P5R7S9V1WX';

export const publicEvents = {
  'user.registered': event('site', z.strictObject({ userId }), sampleUser),

  'course.published': event('course', z.strictObject({ courseKey, revision: z.string(), block: block.nullable() }), {
    ...sampleCourse,
    revision: sampleRevision,
    block: null,
  }),

  'enrollment.created': event('course', z.strictObject({ ...inCourse, enrollmentId: z.string(), mode: z.string() }), {
    ...sampleLearner,
    enrollmentId: 'enr_01KB0R4C2N8P5S7V9X1Z3B5D7F',
    mode: 'audit',
  }),
  'enrollment.changed': event(
    'course',
    z.strictObject({ ...inCourse, enrollmentId: z.string(), isActive: z.boolean() }),
    { ...sampleLearner, enrollmentId: 'enr_01KB0R4C2N8P5S7V9X1Z3B5D7F', isActive: false },
  ),

  'submission.graded': event(
    'course',
    z.strictObject({ ...inCourse, block, attemptId: z.string(), number: z.number(), revision: z.string(), ...points }),
    {
      ...sampleLearner,
      block: sampleBlock,
      attemptId: 'att_01KB0R7H3K5M9P1R3T5V7X9Z2B',
      number: 1,
      revision: sampleRevision,
      earned: 2,
      possible: 3,
    },
  ),
  'submission.rescored': event('course', z.strictObject({ ...inCourse, block, revision: z.string(), ...points }), {
    ...sampleLearner,
    block: sampleBlock,
    revision: sampleRevision,
    earned: 3,
    possible: 3,
  }),

  'grade.subsection.changed': event(
    'course',
    z.strictObject({
      ...inCourse,
      block,
      version: z.number(),
      revision: z.string(),
      ...points,
      percent: z.number(),
    }),
    {
      ...sampleLearner,
      block: sampleSubsection,
      version: 4,
      revision: sampleRevision,
      earned: 8,
      possible: 10,
      percent: 0.8,
    },
  ),
  'grade.course.changed': event(
    'course',
    z.strictObject({
      ...inCourse,
      version: z.number(),
      revision: z.string(),
      percent: z.number(),
      letter: z.string().nullable(),
      isPassed: z.boolean(),
    }),
    { ...sampleLearner, version: 4, revision: sampleRevision, percent: 0.72, letter: 'Pass', isPassed: true },
  ),
  'course.passed': event('course', z.strictObject({ ...inCourse, version: z.number(), percent: z.number() }), {
    ...sampleLearner,
    version: 4,
    percent: 0.72,
  }),
  'course.failed': event('course', z.strictObject({ ...inCourse, version: z.number(), percent: z.number() }), {
    ...sampleLearner,
    version: 5,
    percent: 0.41,
  }),

  'certificate.issued': event('course', z.strictObject({ ...inCourse, certificateId: z.string() }), {
    ...sampleLearner,
    certificateId: 'crt_01KB0RB6W4Y8A2C4E6G8J0M2P4',
  }),
  'certificate.revoked': event('course', z.strictObject({ ...inCourse, certificateId: z.string() }), {
    ...sampleLearner,
    certificateId: 'crt_01KB0RB6W4Y8A2C4E6G8J0M2P4',
  }),

  /** Sent to one endpoint when somebody asks for it; nobody subscribes to it. */
  'webhook.test': event('endpoint', z.strictObject({ endpointId: z.string() }), {
    endpointId: 'whe_01KB0RE1D3F5H7K9M2N4Q6S8U0',
  }),
} as const;

export type PublicEventName = keyof typeof publicEvents;
export type PublicEventData<Name extends PublicEventName> = z.output<(typeof publicEvents)[Name]['data']>;

export const isPublicEvent = (name: string): name is PublicEventName => Object.hasOwn(publicEvents, name);
