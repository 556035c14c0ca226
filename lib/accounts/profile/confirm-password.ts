import type { Context } from '@/lib/context';
import { conflict, invalid, notFound } from '@/lib/errors';
import { findUserById, type UserRow } from '../queries';
import { verifyPassword } from '../sign-in/hash-password';

/**
 * The signed-in person's row, once they have shown their password again. Throws Invalid `password.wrong` (at the field
 * `field`), and Conflict `password.none` for an account that has none.
 */
export async function confirmPassword(
  ctx: Pick<Context, 'db'>,
  userId: string,
  password: string,
  field: string,
): Promise<UserRow> {
  const user = await findUserById(ctx.db, userId);
  if (!user) {
    throw notFound('user.unknown', 'There is no such account.');
  }
  if (!user.passwordHash) {
    throw conflict('password.none', 'This account has no password yet. “Forgot your password?” helps you to set one.');
  }
  if (!(await verifyPassword(password, user.passwordHash))) {
    throw invalid('password.wrong', 'This is not your present password.', { fields: { [field]: 'password-wrong' } });
  }
  return user;
}
