import type { Tx } from '@/db/client';
import { conflict, notFound } from '@/lib/errors';
import { isErased } from '../erase-user';
import { findUserById } from '../queries';

/** An account that an admin may still do something for. Throws NotFound `user.unknown`, and Conflict `user.retired` for an erased one. */
export async function findStandingUser(tx: Tx, userId: string) {
  const user = await findUserById(tx, userId);
  if (!user) {
    throw notFound('user.unknown', 'There is no such account.');
  }
  if (isErased(user)) {
    throw conflict('user.retired', 'This person was erased; there is no account to open any more.');
  }
  return user;
}
