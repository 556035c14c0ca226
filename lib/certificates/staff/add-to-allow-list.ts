import type { z } from 'zod';
import { affectedRows } from '@/db/results';
import { certificateAllowList } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { addToAllowListInput } from '../schema';

/**
 * Has a learner get a certificate without having passed; when it is issued, and in which mode of enrolment, is as for everybody. Who is
 * on the list already stays as they are on it.
 */
export async function addToAllowList(ctx: Context, input: z.input<typeof addToAllowListInput>): Promise<void> {
  const { userId, courseKey, note } = addToAllowListInput.parse(input);
  requirePermission(ctx, 'certificate.manage', courseTarget(courseKey));
  await ctx.db.transaction(async (tx) => {
    const added = await tx
      .insert(certificateAllowList)
      .ignore()
      .values({
        userId,
        courseKey,
        note,
        addedBy: ctx.actor.kind === 'user' ? ctx.actor.userId : 'system',
        addedAt: ctx.now,
      });
    if (affectedRows(added) === 0) {
      return;
    }
    await writeAudit(tx, ctx, { action: 'certificate.allow', target: userId, courseKey, learnerId: userId });
    await publish(tx, ctx, 'certificates/allow-list.extended', { userId, courseKey });
  });
}
