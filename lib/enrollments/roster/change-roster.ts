import { and, eq, inArray } from 'drizzle-orm';
import { unchanged } from '@/db/results';
import { enrollmentInvitations } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import { listAutomaticCohorts } from '@/lib/cohorts';
import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { invalid } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { endEnrollment, usualMode, writeEnrollment } from '../write-enrollment';
import { maxAddresses } from './parse-addresses';
import { previewRoster, type RosterChange, type RosterEntry } from './preview-roster';

export interface ChangedRoster {
  readonly enrolled: number;
  readonly invited: number;
  readonly unenrolled: number;
  readonly withdrawn: number;
  /** Nothing was to be done. */
  readonly unchanged: number;
}

/** People whose rows are written at the same time. */
const atOnce = 4;

/**
 * Enrols people by their mail addresses, or ends their enrolment, as `previewRoster` says; the dates and the window of enrolment bind
 * learners, not their team. Each person is a transaction: done again after a failure, it goes on where it stopped. Addresses without
 * an account are invited. Throws Forbidden, NotFound `courses.not-found`, Invalid `roster.too-many`.
 */
export async function changeRoster(ctx: Context, input: RosterChange): Promise<ChangedRoster> {
  const { courseKey } = input;
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  if (input.emails.length > maxAddresses) {
    throw invalid('roster.too-many', `Please take at most ${maxAddresses} addresses at once.`);
  }
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const mode = usualMode(outline, courseKey);
  const cohorts = await listAutomaticCohorts(ctx, courseKey, outline);
  const entries = await previewRoster(ctx, input);
  const of = (...outcomes: RosterEntry['outcome'][]) => entries.filter(({ outcome }) => outcomes.includes(outcome));
  const enrolled = await countChanges(of('enroll', 'return'), ({ userId }) =>
    userId === null ? false : enrollAs(ctx, { userId, courseKey, mode, cohorts }),
  );
  const unenrolled = await countChanges(of('unenroll'), ({ userId, enrollment }) =>
    userId === null || !enrollment ? false : unenrollAs(ctx, { userId, courseKey, ...enrollment }),
  );
  const invited = of('invite').map(({ email }) => email);
  const withdrawn = of('withdraw').map(({ email }) => email);
  await changeInvitations(ctx, { courseKey, invited, withdrawn });
  return {
    enrolled,
    invited: invited.length,
    unenrolled,
    withdrawn: withdrawn.length,
    unchanged: entries.length - enrolled - unenrolled - invited.length - withdrawn.length,
  };
}

async function countChanges(
  entries: readonly RosterEntry[],
  change: (entry: RosterEntry) => Promise<boolean> | false,
): Promise<number> {
  let changed = 0;
  for (let from = 0; from < entries.length; from += atOnce) {
    const done = await Promise.all(entries.slice(from, from + atOnce).map(change));
    changed += done.filter(Boolean).length;
  }
  return changed;
}

/** Enrols somebody on the team's behalf, with its audit row; false where they were enrolled already. */
export function enrollAs(ctx: Context, enrollment: Parameters<typeof writeEnrollment>[2]): Promise<boolean> {
  const { userId, courseKey, mode } = enrollment;
  return ctx.db.transaction(async (tx) => {
    const { isChange } = await writeEnrollment(tx, ctx, enrollment);
    if (isChange) {
      await writeAudit(tx, ctx, {
        action: 'enrollment.enroll',
        target: userId,
        courseKey,
        learnerId: userId,
        before: { isActive: false },
        after: { isActive: true, mode },
      });
    }
    return isChange;
  });
}

function unenrollAs(
  ctx: Context,
  enrollment: { readonly userId: string; readonly courseKey: string; readonly id: string; readonly mode: string },
): Promise<boolean> {
  const { userId, courseKey, mode } = enrollment;
  return ctx.db.transaction(async (tx) => {
    const isChange = await endEnrollment(tx, ctx, enrollment);
    if (isChange) {
      await writeAudit(tx, ctx, {
        action: 'enrollment.unenroll',
        target: userId,
        courseKey,
        learnerId: userId,
        before: { isActive: true, mode },
        after: { isActive: false },
      });
    }
    return isChange;
  });
}

/** Addresses are personal: the audit row says how many there were. */
async function changeInvitations(
  ctx: Context,
  change: { readonly courseKey: string; readonly invited: readonly string[]; readonly withdrawn: readonly string[] },
): Promise<void> {
  const { courseKey, invited, withdrawn } = change;
  if (invited.length + withdrawn.length === 0) {
    return;
  }
  const invitedBy = ctx.actor.kind === 'user' ? ctx.actor.userId : 'system';
  await ctx.db.transaction(async (tx) => {
    if (invited.length > 0) {
      await tx
        .insert(enrollmentInvitations)
        .values(invited.map((email) => ({ courseKey, email, invitedBy, createdAt: ctx.now })))
        .onDuplicateKeyUpdate({ set: { email: unchanged(enrollmentInvitations.email) } });
    }
    if (withdrawn.length > 0) {
      await tx
        .delete(enrollmentInvitations)
        .where(
          and(eq(enrollmentInvitations.courseKey, courseKey), inArray(enrollmentInvitations.email, [...withdrawn])),
        );
    }
    await writeAudit(tx, ctx, {
      action: 'enrollment.invite',
      target: courseKey,
      courseKey,
      after: { invited: invited.length, withdrawn: withdrawn.length },
    });
  });
}
