import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRetired } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { localMailName, mailFolder } from './local-mails';
import { readerHeader } from './send-mail';

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
  const files = (await readdir(mailFolder()).catch(() => [])).filter((file) => localMailName.test(file));
  let removed = 0;
  for (const file of files) {
    const path = join(mailFolder(), file);
    const [head = ''] = (await readFile(path, 'utf8').catch(() => '')).split(/\r?\n\r?\n/, 1);
    if (head.split(/\r?\n/).includes(`${readerHeader}: ${userId}`)) {
      await rm(path, { force: true });
      removed += 1;
    }
  }
  return { removed };
}
