import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { unchanged } from '@/db/results';
import { mails } from '@/db/schema';
import { ulid } from '@/db/ulid';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { type QueuedLetter, queuedLetter } from './queued-letter';

/**
 * Writes a letter to a person into the queue, in the transaction of what it tells of (keyspace `site`). A letter with a key that
 * was written before is not written again.
 *
 * @param input.key what the letter is about: `enrolled evt_…`
 */
export async function queueLetter(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  input: { readonly key: string; readonly userId: string; readonly letter: QueuedLetter },
): Promise<void> {
  const { key, userId } = input;
  const letter = queuedLetter.parse(input.letter);
  const id = `mai_${ulid(ctx.now.getTime())}`;
  await tx
    .insert(mails)
    .values({ id, key, userId, kind: letter.kind, letter, status: 'queued', createdAt: ctx.now })
    .onDuplicateKeyUpdate({ set: { id: unchanged(mails.id) } });
  const [stored] = await tx.select({ id: mails.id }).from(mails).where(eq(mails.key, key));
  if (stored?.id === id) {
    await publish(tx, ctx, 'notifications/mail.queued', { mailId: id });
  }
}
