import { z } from 'zod';

/**
 * Every event of the house, `area/noun.verbed`, with the data that it carries. Events hold ids, never personal fields.
 * `site` events are written in a transaction of the site's keyspace, `learner` events in one of the learner's.
 */
const userId = z.string().min(1).max(32);
const courseKey = z.string().min(1).max(255);
const block = z.string().min(1).max(190);
const revision = z.string().min(1).max(32);
const certificateId = z.string().min(1).max(32);
const version = z.number().int().min(1);

/** Where a course run is after a change. */
const heads = { draftRevision: revision, publishedRevision: revision };

const site = <Data extends z.ZodObject>(data: Data) => ({ outbox: 'site' as const, data });
/** The data of a learner's event always names the learner: the outbox is sharded by it. */
const learner = <Shape extends z.ZodRawShape>(shape: Shape) => ({
  outbox: 'learner' as const,
  data: z.object({ userId, ...shape }),
});

export const events = {
  'accounts/user.registered': site(z.object({ userId })),
  'accounts/user.verified': site(z.object({ userId })),
  'accounts/user.changed': site(z.object({ userId })),
  /** The person is erased: what they wrote in the learner's keyspace is to be erased with them. */
  'accounts/user.deleted': site(z.object({ userId })),
  'accounts/role.granted': site(z.object({ userId, role: z.string(), scope: z.string() })),
  'accounts/role.revoked': site(z.object({ userId, role: z.string(), scope: z.string() })),

  /** An archive was brought in the studio and waits to be read. */
  'courses/archive.uploaded': site(z.object({ importId: z.string().min(1).max(32) })),
  /** Whoever brought it has said what it becomes. */
  'courses/import.confirmed': site(z.object({ importId: z.string().min(1).max(32) })),
  'courses/course.created': site(z.object({ courseKey, ...heads })),
  /** Put away by its team, or brought back. */
  'courses/course.archived': site(z.object({ courseKey, isArchived: z.boolean() })),
  'courses/course.imported': site(z.object({ courseKey, ...heads })),
  /** The draft was changed in the studio; learners see nothing of it yet. */
  'courses/draft.edited': site(z.object({ courseKey, ...heads })),
  /** A head was set to what an earlier revision held. */
  'courses/course.restored': site(z.object({ courseKey, ...heads, restoredRevision: revision })),
  /** `courseKey` is the new run. */
  'courses/course.rerun': site(z.object({ courseKey, ...heads, sourceCourseKey: courseKey })),
  'courses/course.published': site(z.object({ courseKey, revision, block: block.nullable() })),
  /** Somebody of the team wrote about a unit's draft, or settled what was written. What was written stays here. */
  'reviews/comment.written': site(z.object({ courseKey, unit: block, threadId: z.string(), commentId: z.string() })),
  'reviews/thread.resolved': site(z.object({ courseKey, unit: block, threadId: z.string(), isResolved: z.boolean() })),
  /** What is live when saved was changed. `canChangeGrades`: what grading reads is another now. */
  'courses/settings.changed': site(z.object({ courseKey, revision, canChangeGrades: z.boolean() })),

  /** A message is to be sent, for the first time or once more; `round` rises with each redelivery. */
  'webhooks/message.due': site(
    z.object({ messageId: z.string(), endpointId: z.string(), round: z.number().int().min(1) }),
  ),

  /** Somebody of the course team wants all answers to a problem graded again. */
  'attempts/rescore.requested': site(z.object({ courseKey, block, onlyIfHigher: z.boolean() })),

  /** A letter was written into the queue. */
  'notifications/mail.queued': site(z.object({ mailId: z.string() })),

  /** Somebody of the course team wants a report made. */
  'reports/report.requested': site(z.object({ courseKey, reportId: z.string() })),

  'enrollments/enrollment.created': learner({
    courseKey,
    enrollmentId: z.string(),
    mode: z.string(),
    /** Set where somebody who had left has come back: what they did before counts. */
    isReturn: z.boolean().optional(),
  }),
  'enrollments/enrollment.deactivated': learner({ courseKey, enrollmentId: z.string() }),
  /** Somebody with a grade is in another cohort now: what they can see, and so their grade, may be another. */
  'enrollments/groups.changed': learner({ courseKey }),

  'attempts/attempt.recorded': learner({
    courseKey,
    block,
    attemptId: z.string(),
    number: z.number().int().min(1),
    revision,
    earned: z.number(),
    possible: z.number(),
  }),
  /** A problem's attempts were graded again. */
  'attempts/problem.rescored': learner({ courseKey, block, revision, earned: z.number(), possible: z.number() }),

  /** `version` rises with every grading of this learner in this course: of two events the higher one is the newer. */
  'grades/subsection-grade.changed': learner({
    courseKey,
    block,
    version,
    revision,
    earned: z.number(),
    possible: z.number(),
    percent: z.number(),
  }),
  'grades/course-grade.changed': learner({
    courseKey,
    version,
    revision,
    percent: z.number(),
    letter: z.string().nullable(),
    isPassed: z.boolean(),
  }),
  /** The learner's grade has come to pass, or has ceased to. */
  'grades/course.passed': learner({ courseKey, version, percent: z.number() }),
  'grades/course.failed': learner({ courseKey, version, percent: z.number() }),
  'grades/override.set': learner({ courseKey, block }),

  /** A learner was given more time in a block, or it was taken back. */
  'extensions/extension.changed': learner({ courseKey, block }),

  /** Issued, or its text written anew: of two with one id the later counts. */
  'certificates/certificate.issued': learner({ courseKey, certificateId }),
  'certificates/certificate.revoked': learner({ courseKey, certificateId }),
  /** The learner is to have a certificate without having passed. */
  'certificates/allow-list.extended': learner({ courseKey }),

  'completion/block.completed': learner({ courseKey, block }),
} as const;

export type EventName = keyof typeof events;
export type EventData<Name extends EventName> = z.output<(typeof events)[Name]['data']>;
