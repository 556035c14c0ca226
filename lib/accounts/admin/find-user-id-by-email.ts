import { z } from 'zod';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { findUserByEmail } from '../queries';
import { emailField } from '../schema';

const addressInput = z.object({ email: emailField });

/** Whose mail address this is, for those who may list people; undefined where it is nobody's. Throws Forbidden. */
export async function findUserIdByEmail(
  ctx: Pick<Context, 'db' | 'actor'>,
  input: z.input<typeof addressInput>,
): Promise<string | undefined> {
  requirePermission(ctx, 'user.list', site);
  const user = await findUserByEmail(ctx.db, addressInput.parse(input).email);
  return user && !user.disabledAt ? user.id : undefined;
}
