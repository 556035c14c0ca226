import { z } from 'zod';
import { roleNames } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { requirePermission } from '@/lib/permissions';
import { findUserByEmail } from '../queries';
import { emailField } from '../schema';
import { grantRole } from './grant-role';
import { grantingPermission } from './role-grant';

export const grantByEmailInput = z.object({
  email: emailField,
  role: z.enum(roleNames),
  scope: z.string().min(1).max(255),
});

/**
 * Gives a role to whoever has confirmed this mail address. Says nothing about addresses to who may not grant the role.
 * Throws Forbidden, NotFound `user.unknown-email` where no account has it, or its owner has not confirmed it.
 */
export async function grantRoleByEmail(
  ctx: Context,
  input: z.input<typeof grantByEmailInput>,
): Promise<{ readonly userId: string; readonly name: string }> {
  const { email, role, scope } = grantByEmailInput.parse(input);
  const { verb, target } = grantingPermission(role, scope);
  requirePermission(ctx, verb, target);
  const user = await findUserByEmail(ctx.db, email);
  if (!user || user.disabledAt || !user.emailVerifiedAt) {
    throw notFound('user.unknown-email', 'Nobody here has confirmed this address.', {
      fields: { email: 'user.unknown-email' },
    });
  }
  await grantRole(ctx, { userId: user.id, role, scope });
  return { userId: user.id, name: user.name };
}
