import { and, eq, gt, lte, or, sql } from 'drizzle-orm';
import { affectedRows, unchanged } from '@/db/results';
import { mailOptOuts, mailSuppressions, mails, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { hashAddress } from './hash-address';
import { judgeFailure } from './judge-failure';
import { type QueuedLetter, queuedLetter, type SecretLinks } from './queued-letter';
import { type LetterKind, sendLetter } from './send-letter';

/** `waiting`: it could not be sent now, or somebody else is sending it; to be tried again. */
export type QueuedOutcome = 'sent' | 'failed' | 'suppressed' | 'waiting';

/** Longer than any mail takes: whoever took a mail before that has crashed. */
const takenMs = 10 * 60_000;
/** Who asked for a link and got none in this time has given up, or has asked anew. */
const resetLifeMs = 3_600_000;

/**
 * Sends a letter of the queue, unless it was sent, its reader wants none of its kind, or its address takes none. Of two at once
 * one sends. A refusal for good ends it, and where it is the address that is refused, nothing is queued for it any more. Each try
 * carries the same Message-ID, so that where a server took a mail whose receipt was lost, its reader's program can tell; but for one
 * with a link of its own, which is another letter each time.
 *
 * @param input.isLast that it cannot be sent now ends it too
 * @param links makes what no row may hold
 */
export async function sendQueuedLetter(
  ctx: Pick<Context, 'db' | 'now'>,
  { mailId, isLast }: { readonly mailId: string; readonly isLast: boolean },
  links: SecretLinks,
): Promise<QueuedOutcome> {
  const { db, now } = ctx;
  const taken = await db
    .update(mails)
    .set({ status: 'sending', takenAt: now, tries: sql`${mails.tries} + 1` })
    .where(
      and(
        eq(mails.id, mailId),
        or(
          eq(mails.status, 'queued'),
          and(eq(mails.status, 'sending'), lte(mails.takenAt, new Date(now.getTime() - takenMs))),
        ),
      ),
    );
  const [mail] = await db.select().from(mails).where(eq(mails.id, mailId));
  if (!mail) {
    return 'suppressed';
  }
  if (affectedRows(taken) === 0) {
    return mail.status === 'queued' || mail.status === 'sending' ? 'waiting' : mail.status;
  }
  const end = async (status: QueuedOutcome, reason: string | null): Promise<QueuedOutcome> => {
    const isOpen = status === 'waiting';
    await db
      .update(mails)
      .set({ status: isOpen ? 'queued' : status, reason, endedAt: isOpen ? null : now })
      .where(and(eq(mails.id, mailId), eq(mails.takenAt, now)));
    return status;
  };
  const [reader] = await db.select().from(users).where(eq(users.id, mail.userId));
  if (!reader || reader.disabledAt) {
    return end('suppressed', 'There is no such account any more.');
  }
  const addressHash = hashAddress(reader.email);
  const suppression = await findSuppression(ctx, { addressHash, userId: reader.id, kind: mail.kind });
  if (suppression !== null) {
    return end('suppressed', suppression);
  }
  const letter = queuedLetter.parse(mail.letter);
  const tooLate = letter.kind === 'reset' ? await findTooLate(ctx, mail) : null;
  if (tooLate !== null) {
    return end('suppressed', tooLate);
  }
  try {
    await sendLetter(
      ctx,
      reader,
      await withLink(letter, reader.id, links),
      letter.kind === 'reset' ? {} : { messageId: mailId },
    );
  } catch (error) {
    const { isFinal, isAddressRefused, reason } = judgeFailure(error);
    if (isAddressRefused) {
      await db
        .insert(mailSuppressions)
        .values({ addressHash, reason: 'refused', createdAt: now })
        .onDuplicateKeyUpdate({ set: { reason: unchanged(mailSuppressions.reason) } });
    }
    return end(isFinal || isLast ? 'failed' : 'waiting', reason);
  }
  return end('sent', null);
}

async function withLink(letter: QueuedLetter, userId: string, links: SecretLinks): Promise<LetterKind> {
  return letter.kind === 'reset'
    ? { kind: 'reset', url: await links.reset({ userId, origin: letter.origin }) }
    : letter;
}

/** Why a link is not sent any more; of several that were asked for only the last is, since each ends those before it. */
async function findTooLate(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { id, userId, kind, createdAt }: typeof mails.$inferSelect,
): Promise<string | null> {
  if (now.getTime() - createdAt.getTime() >= resetLifeMs) {
    return 'It was asked for too long ago.';
  }
  const [newer] = await db
    .select({ id: mails.id })
    .from(mails)
    .where(and(eq(mails.userId, userId), eq(mails.kind, kind), gt(mails.id, id)))
    .limit(1);
  return newer ? 'Another one was asked for since.' : null;
}

async function findSuppression(
  { db }: Pick<Context, 'db'>,
  { addressHash, userId, kind }: { readonly addressHash: string; readonly userId: string; readonly kind: string },
): Promise<string | null> {
  const [suppressions, optOuts] = await Promise.all([
    db.select().from(mailSuppressions).where(eq(mailSuppressions.addressHash, addressHash)),
    db
      .select()
      .from(mailOptOuts)
      .where(and(eq(mailOptOuts.userId, userId), eq(mailOptOuts.kind, kind))),
  ]);
  if (suppressions[0]) {
    return `The address is suppressed (${suppressions[0].reason}).`;
  }
  return optOuts[0] ? 'The reader has turned letters of this kind off.' : null;
}
