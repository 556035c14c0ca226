import type { Tx } from '@/db/client';
import { enrollmentChanges } from '@/db/schema';
import { ulid } from '@/db/ulid';
import type { Context } from '@/lib/context';

/** Keeps, in the transaction of the change, that an enrolment began or was given up. */
export async function recordChange(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  change: { readonly userId: string; readonly courseKey: string; readonly mode: string; readonly isActive: boolean },
): Promise<void> {
  await tx.insert(enrollmentChanges).values({ ...change, id: `enc_${ulid(ctx.now.getTime())}`, changedAt: ctx.now });
}
