import { and, eq, inArray } from 'drizzle-orm';
import { enrollmentInvitations, enrollments, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';

export type RosterOperation = 'enroll' | 'unenroll';

/**
 * What will happen to an address. `invite`: it belongs to no account yet, and is enrolled as soon as it does. `withdraw`: its
 * invitation goes. `disabled`: its account may not sign in, and stays as it is.
 */
export type RosterOutcome =
  | 'enroll'
  | 'return'
  | 'already-enrolled'
  | 'invite'
  | 'already-invited'
  | 'disabled'
  | 'unenroll'
  | 'withdraw'
  | 'not-enrolled';

export interface RosterEntry {
  readonly email: string;
  readonly outcome: RosterOutcome;
  /** Null where the address has no account that counts. For verbs; pages show addresses. */
  readonly userId: string | null;
  /** Id and mode of the enrolment, also of one that ended. */
  readonly enrollment: { readonly id: string; readonly mode: string } | null;
}

export interface RosterChange {
  readonly courseKey: string;
  readonly operation: RosterOperation;
  /** As `parseAddresses` reads them. */
  readonly emails: readonly string[];
}

/** Says what a change of the roster will do, address by address, and changes nothing. Throws Forbidden, NotFound `courses.not-found`. */
export async function previewRoster(ctx: Context, input: RosterChange): Promise<readonly RosterEntry[]> {
  const { courseKey, operation } = input;
  requirePermission(ctx, 'enrollment.manage', courseTarget(courseKey));
  await getCourseRun(ctx, courseKey);
  const emails = [...new Set(input.emails)];
  if (emails.length === 0) {
    return [];
  }
  const [people, invited] = await Promise.all([
    ctx.db
      .select({
        userId: users.id,
        email: users.email,
        verifiedAt: users.emailVerifiedAt,
        disabledAt: users.disabledAt,
        enrollmentId: enrollments.id,
        mode: enrollments.mode,
        isActive: enrollments.isActive,
      })
      .from(users)
      .leftJoin(enrollments, and(eq(enrollments.userId, users.id), eq(enrollments.courseKey, courseKey)))
      .where(inArray(users.email, emails)),
    ctx.db
      .select({ email: enrollmentInvitations.email })
      .from(enrollmentInvitations)
      .where(and(eq(enrollmentInvitations.courseKey, courseKey), inArray(enrollmentInvitations.email, emails))),
  ]);
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const invitations = new Set(invited.map(({ email }) => email));
  return emails.map((email): RosterEntry => {
    const person = byEmail.get(email);
    const { enrollmentId = null, mode = null } = person ?? {};
    const enrollment = enrollmentId !== null && mode !== null ? { id: enrollmentId, mode } : null;
    // An address gives rights once it is confirmed: until then nobody has shown that it is theirs.
    const isKnown = person !== undefined && (person.verifiedAt !== null || enrollment !== null);
    const outcome = outcomeOf(operation, {
      isKnown,
      isDisabled: person?.disabledAt != null,
      enrolled: enrollment === null ? 'never' : person?.isActive ? 'now' : 'once',
      isInvited: invitations.has(email),
    });
    return { email, outcome, userId: isKnown ? person.userId : null, enrollment };
  });
}

interface Standing {
  readonly isKnown: boolean;
  readonly isDisabled: boolean;
  readonly enrolled: 'never' | 'once' | 'now';
  readonly isInvited: boolean;
}

function outcomeOf(operation: RosterOperation, { isKnown, isDisabled, enrolled, isInvited }: Standing): RosterOutcome {
  if (operation === 'unenroll') {
    return enrolled === 'now' ? 'unenroll' : isInvited ? 'withdraw' : 'not-enrolled';
  }
  if (enrolled === 'now') {
    return 'already-enrolled';
  }
  if (!isKnown) {
    return isInvited ? 'already-invited' : 'invite';
  }
  if (isDisabled) {
    return 'disabled';
  }
  return enrolled === 'once' ? 'return' : 'enroll';
}
