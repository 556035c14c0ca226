import type { Context } from '@/lib/context';
import { recordError } from '@/lib/log';
import { type LetterKind, type Reader, sendLetter } from './send-letter';

/**
 * Sends a letter that only tells of what is done already: that it did not go out is logged, and does not make the change
 * look as if it had failed.
 */
export async function notifyReader(ctx: Pick<Context, 'db'>, reader: Reader, letter: LetterKind): Promise<void> {
  try {
    await sendLetter(ctx, reader, letter);
  } catch (error) {
    recordError('A letter did not go out', error);
  }
}
