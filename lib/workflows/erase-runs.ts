import { purgeRunsNaming } from '@/db/journal';
import { isRetired } from '@/lib/accounts';
import type { Context } from '@/lib/context';

/**
 * Clears ended runs and taken events that name an erased person out of the journal. Does nothing while the account is there. May be
 * repeated. Called by a workflow.
 */
export async function eraseRuns(
  { db }: Pick<Context, 'db'>,
  { userId }: { readonly userId: string },
): Promise<{ readonly removed: number }> {
  return { removed: (await isRetired(db, userId)) ? await purgeRunsNaming(db, userId) : 0 };
}
