import { and, desc, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { type MailStatus, mailStatuses, mails } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';

export const mailsFilter = z.object({
  status: z.enum(mailStatuses).optional(),
  /** The id before which the page begins. */
  before: z.string().max(32).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** A letter of the queue; its words and its address are found only when it is sent. */
export interface ListedMail {
  readonly id: string;
  readonly userId: string;
  readonly kind: string;
  readonly status: MailStatus;
  readonly reason: string | null;
  readonly tries: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

/** The letters of the queue, the newest first. Throws Forbidden. */
export async function listMails(
  ctx: Pick<Context, 'db' | 'actor'>,
  filter: z.input<typeof mailsFilter> = {},
): Promise<readonly ListedMail[]> {
  requirePermission(ctx, 'site.administer', site);
  const { status, before, limit } = mailsFilter.parse(filter);
  return await ctx.db
    .select({
      id: mails.id,
      userId: mails.userId,
      kind: mails.kind,
      status: mails.status,
      reason: mails.reason,
      tries: mails.tries,
      createdAt: mails.createdAt,
      endedAt: mails.endedAt,
    })
    .from(mails)
    .where(
      and(
        status === undefined ? undefined : eq(mails.status, status),
        before === undefined ? undefined : lt(mails.id, before),
      ),
    )
    .orderBy(desc(mails.id))
    .limit(limit);
}
