import { and, desc, eq, inArray } from 'drizzle-orm';
import { certificates, courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import type { InstantText } from '@/lib/enrollments';
import { unauthenticated } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';

/** A line of the learner's own list. */
export interface ListedCertificate {
  readonly id: string;
  readonly status: 'downloadable' | 'invalidated';
  readonly courseKey: string;
  readonly title: string;
  readonly language: string | null;
  readonly org: string;
  readonly issuedAt: InstantText;
}

const issued = ['downloadable', 'invalidated'] as const;
const isIssued = (status: string): status is (typeof issued)[number] => issued.some((one) => one === status);

/** The certificates that the signed-in person was issued, the newest first. One query. Throws Unauthenticated `session.missing`. */
export async function listOwnCertificates(ctx: Pick<Context, 'db' | 'actor'>): Promise<readonly ListedCertificate[]> {
  const { actor } = ctx;
  if (actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  requirePermission(ctx, 'progress.view-own', userTarget(actor.userId));
  const { id, status, courseKey, issuedAt, userId } = certificates;
  const { title, language, org } = courseRuns;
  const rows = await ctx.db
    .select({ id, status, courseKey, issuedAt, title, language, org })
    .from(certificates)
    .innerJoin(courseRuns, eq(courseRuns.key, courseKey))
    .where(and(eq(userId, actor.userId), inArray(status, [...issued])))
    .orderBy(desc(issuedAt));
  return rows.flatMap((row) =>
    row.id && row.issuedAt && isIssued(row.status)
      ? [{ ...row, id: row.id, status: row.status, issuedAt: row.issuedAt.toISOString() }]
      : [],
  );
}
