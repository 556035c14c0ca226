import { eq, sql } from 'drizzle-orm';
import { certificateAllowList, certificates } from '@/db/schema';
import { findAccount } from '@/lib/accounts';
import type { Context } from '@/lib/context';

/**
 * Blanks what a deleted person's certificates say of them: name, reasons, notes. That something was certified, and when, stays, under
 * an id that no longer leads to anybody. Does nothing while the account is there. May be repeated. Called by a workflow.
 */
export async function eraseCertificates(
  ctx: Pick<Context, 'db' | 'now'>,
  { userId }: { readonly userId: string },
): Promise<void> {
  const account = await findAccount(ctx.db, userId);
  if (account?.name) {
    return;
  }
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(certificates)
      .set({ learnerName: '', revocationReason: null, version: sql`${certificates.version} + 1`, updatedAt: ctx.now })
      .where(eq(certificates.userId, userId));
    await tx.update(certificateAllowList).set({ note: '' }).where(eq(certificateAllowList.userId, userId));
  });
}
