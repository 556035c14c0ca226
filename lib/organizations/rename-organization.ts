import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { organizations } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { orgTarget, requirePermission } from '@/lib/permissions';
import { organizationInput } from './schema';

/**
 * Gives an organisation another name; its short name stands in course keys and stays. Doing it twice is the same as once. Throws
 * Forbidden, NotFound `organization.unknown`.
 */
export async function renameOrganization(ctx: Context, input: z.input<typeof organizationInput>): Promise<void> {
  const { shortName, name } = organizationInput.parse(input);
  requirePermission(ctx, 'organization.change', orgTarget(shortName));
  await ctx.db.transaction(async (tx) => {
    const [before] = await tx.select().from(organizations).where(eq(organizations.shortName, shortName));
    if (!before) {
      throw notFound('organization.unknown', 'There is no such organisation.');
    }
    if (before.name === name) {
      return;
    }
    await tx.update(organizations).set({ name }).where(eq(organizations.shortName, shortName));
    await writeAudit(tx, ctx, {
      action: 'organization.rename',
      target: shortName,
      before: { name: before.name },
      after: { name },
    });
  });
}
