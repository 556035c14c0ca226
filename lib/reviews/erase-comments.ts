import { eq } from 'drizzle-orm';
import { reviewComments } from '@/db/schema';
import { isRetired } from '@/lib/accounts';
import type { Context } from '@/lib/context';

/**
 * Blanks what an erased person has said of drafts. That something was said, and when, stays, so that the answers of others keep their
 * place. Does nothing while the account is there. May be repeated. Called by a workflow.
 */
export async function eraseComments(
  { db }: Pick<Context, 'db'>,
  { userId }: { readonly userId: string },
): Promise<void> {
  if (await isRetired(db, userId)) {
    await db.update(reviewComments).set({ body: '' }).where(eq(reviewComments.authorId, userId));
  }
}
