import { eq } from 'drizzle-orm';
import { mailOptOuts, mails } from '@/db/schema';
import { isRetired } from '@/lib/accounts';
import type { Context } from '@/lib/context';

/** Removes the letters of an erased person. Does nothing while the account is there. May be repeated. Called by a workflow. */
export async function eraseLetters(
  { db }: Pick<Context, 'db'>,
  { userId }: { readonly userId: string },
): Promise<void> {
  if (!(await isRetired(db, userId))) {
    return;
  }
  await db.delete(mails).where(eq(mails.userId, userId));
  await db.delete(mailOptOuts).where(eq(mailOptOuts.userId, userId));
}
