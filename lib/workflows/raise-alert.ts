import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { workflowAlerts } from '@/db/schema';
import { ulid } from '@/db/ulid';
import { listSiteAdmins } from '@/lib/accounts';
import type { Context } from '@/lib/context';

export const alertInput = z.object({
  runId: z.string().min(1).max(64),
  functionId: z.string().min(1).max(190),
  message: z.string(),
});

/** What an alert's text may be long. */
const maxMessageLength = 2000;

/** Notes that a function failed for good, once for each run. Answers the alert and whom to tell of it. */
export async function raiseAlert(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof alertInput>,
): Promise<{ readonly alertId: string; readonly tell: readonly string[] }> {
  const { runId, functionId, message } = alertInput.parse(input);
  await ctx.db
    .insert(workflowAlerts)
    .ignore()
    .values({
      id: `alr_${ulid(ctx.now.getTime())}`,
      runId,
      functionId,
      message: message.slice(0, maxMessageLength),
      createdAt: ctx.now,
    });
  const [alert] = await ctx.db
    .select({ id: workflowAlerts.id })
    .from(workflowAlerts)
    .where(eq(workflowAlerts.runId, runId));
  const admins = await listSiteAdmins(ctx);
  return { alertId: alert?.id ?? '', tell: admins.map(({ userId }) => userId) };
}
