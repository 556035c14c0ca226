import { isRetired } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { removeKeptLettersOf } from '@/lib/notifications/post-office';

/**
 * Removes an erased person's letters from the mailbox of this machine. Does nothing while the account is there. May be repeated.
 * Called by a workflow.
 */
export async function eraseLocalLetters(
  { db }: Pick<Context, 'db'>,
  { userId }: { readonly userId: string },
): Promise<{ readonly removed: number }> {
  if (!(await isRetired(db, userId))) {
    return { removed: 0 };
  }
  return { removed: await removeKeptLettersOf(userId) };
}
