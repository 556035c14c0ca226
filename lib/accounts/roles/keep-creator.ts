import type { Tx } from '@/db/client';
import { roles } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { can, courseTarget } from '@/lib/permissions';

/**
 * Makes whoever has just made a course its instructor, in the transaction that makes it, where no other role of theirs lets them in:
 * a course creator may make courses and nothing else.
 */
export async function keepCreator(tx: Tx, ctx: Context, courseKey: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'user' || can(actor, 'course.change-settings', courseTarget(courseKey))) {
    return;
  }
  const granted = { userId: actor.userId, role: 'instructor', scope: courseKey } as const;
  await tx.insert(roles).values({ ...granted, createdAt: ctx.now });
  await writeAudit(tx, ctx, {
    action: 'role.grant',
    target: actor.userId,
    courseKey,
    after: { role: granted.role, scope: courseKey },
  });
  await publish(tx, ctx, 'accounts/role.granted', granted);
}
