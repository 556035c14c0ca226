import { eq } from 'drizzle-orm';
import { workflowAlerts } from '@/db/schema';
import { listSiteAdmins } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { sendLetter } from '@/lib/notifications';

/** Writes to one admin that a function failed for good; nothing to somebody who is none any more. Throws `mail.not-sent`. */
export async function tellOfAlert(
  ctx: Pick<Context, 'db'>,
  input: { readonly alertId: string; readonly userId: string },
): Promise<void> {
  const [alert] = await ctx.db.select().from(workflowAlerts).where(eq(workflowAlerts.id, input.alertId));
  const admin = (await listSiteAdmins(ctx)).find(({ userId }) => userId === input.userId);
  if (alert && admin) {
    const { functionId, message } = alert;
    await sendLetter(ctx, { ...admin, id: admin.userId }, { kind: 'workflowFailed', functionId, message });
  }
}
