import { desc, eq } from 'drizzle-orm';
import {
  attemptRescores,
  attempts,
  certificateAllowList,
  certificates,
  completions,
  courseGrades,
  dueExtensions,
  enrollmentChanges,
  enrollments,
  identities,
  mailOptOuts,
  mails,
  reviewComments,
  roles,
  studentStates,
  subsectionGrades,
  subsectionOverrides,
  users,
  videoWatches,
} from '@/db/schema';
import { userInput } from '@/lib/accounts';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';

/** All that is kept of one person, as plain data. Dates are ISO 8601 texts in UTC once it is written as JSON. */
export type PersonalData = Readonly<Record<string, unknown>>;

/**
 * Everything that the site keeps of a person: account, roles, enrolments, answers, grades, certificates, letters, comments in the
 * studio (GDPR, Art. 15 and 20). Secrets (password, links) are left out. An admin's look is audited. Throws Forbidden, NotFound `user.unknown`.
 */
export async function exportPerson(ctx: Context, input: { readonly userId: string }): Promise<PersonalData> {
  const { userId } = userInput.parse(input);
  requirePermission(ctx, 'user.export', userTarget(userId));
  const [user] = await ctx.db.select().from(users).where(eq(users.id, userId));
  if (!user) {
    throw notFound('user.unknown', 'There is no such account.');
  }
  if (ctx.actor.kind !== 'user' || ctx.actor.userId !== userId) {
    await ctx.db.transaction((tx) => writeAudit(tx, ctx, { action: 'user.export', target: userId }));
  }
  const { passwordHash, sessionVersion: _sessionVersion, ...account } = user;
  const { db } = ctx;
  return {
    exportedAt: ctx.now,
    account: { ...account, hasPassword: passwordHash !== null },
    identities: await db
      .select({ provider: identities.provider, since: identities.createdAt })
      .from(identities)
      .where(eq(identities.userId, userId)),
    roles: await db
      .select({ role: roles.role, scope: roles.scope, since: roles.createdAt })
      .from(roles)
      .where(eq(roles.userId, userId)),
    enrollments: await db.select().from(enrollments).where(eq(enrollments.userId, userId)),
    enrollmentChanges: await db.select().from(enrollmentChanges).where(eq(enrollmentChanges.userId, userId)),
    attempts: await db.select().from(attempts).where(eq(attempts.userId, userId)).orderBy(desc(attempts.submittedAt)),
    attemptRescores: await db.select().from(attemptRescores).where(eq(attemptRescores.userId, userId)),
    studentStates: await db.select().from(studentStates).where(eq(studentStates.userId, userId)),
    completions: await db.select().from(completions).where(eq(completions.userId, userId)),
    extensions: await db.select().from(dueExtensions).where(eq(dueExtensions.userId, userId)),
    videoWatches: await db.select().from(videoWatches).where(eq(videoWatches.userId, userId)),
    courseGrades: await db.select().from(courseGrades).where(eq(courseGrades.userId, userId)),
    subsectionGrades: await db.select().from(subsectionGrades).where(eq(subsectionGrades.userId, userId)),
    subsectionOverrides: await db.select().from(subsectionOverrides).where(eq(subsectionOverrides.userId, userId)),
    certificates: await db.select().from(certificates).where(eq(certificates.userId, userId)),
    certificateExceptions: await db.select().from(certificateAllowList).where(eq(certificateAllowList.userId, userId)),
    letters: await db
      .select({ kind: mails.kind, status: mails.status, createdAt: mails.createdAt })
      .from(mails)
      .where(eq(mails.userId, userId)),
    unwantedLetters: await db
      .select({ kind: mailOptOuts.kind, since: mailOptOuts.createdAt })
      .from(mailOptOuts)
      .where(eq(mailOptOuts.userId, userId)),
    comments: await db.select().from(reviewComments).where(eq(reviewComments.authorId, userId)),
  };
}
