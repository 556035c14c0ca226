import { eq } from 'drizzle-orm';
import { auditEntries, learnerAuditEntries } from '@/db/schema';
import type { Context } from '@/lib/context';

/**
 * Takes the network addresses of an erased person out of the audit; what was done, and when, stays. May be
 * repeated. Called by a workflow once the account is gone.
 */
export async function eraseAddresses(
  { db }: Pick<Context, 'db'>,
  { userId }: { readonly userId: string },
): Promise<void> {
  await db.update(auditEntries).set({ address: null }).where(eq(auditEntries.actor, userId));
  await db.update(learnerAuditEntries).set({ address: null }).where(eq(learnerAuditEntries.actor, userId));
}
