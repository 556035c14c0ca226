import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { unchanged } from '@/db/results';
import { mailSuppressions } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { hashAddress } from './hash-address';

export const suppressAddressInput = z.object({ address: z.email().max(254), isSuppressed: z.boolean() });

/** Puts an address on the list of those that nothing queued goes to, or takes it off. Letters about an account still go there. */
export async function suppressAddress(ctx: Context, input: z.input<typeof suppressAddressInput>): Promise<void> {
  const { address, isSuppressed } = suppressAddressInput.parse(input);
  requirePermission(ctx, 'site.administer', site);
  const addressHash = hashAddress(address);
  await ctx.db.transaction(async (tx) => {
    await (isSuppressed
      ? tx
          .insert(mailSuppressions)
          .values({ addressHash, reason: 'asked', createdAt: ctx.now })
          .onDuplicateKeyUpdate({ set: { reason: unchanged(mailSuppressions.reason) } })
      : tx.delete(mailSuppressions).where(eq(mailSuppressions.addressHash, addressHash)));
    await writeAudit(tx, ctx, { action: isSuppressed ? 'mail.suppress' : 'mail.allow', target: addressHash });
  });
}
