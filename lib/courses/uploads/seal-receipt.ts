import { z } from 'zod';
import type { Context } from '@/lib/context';
import { decryptText, encryptText, siteKeyRing } from '@/lib/encryption';
import { invalid, LecternError } from '@/lib/errors';

/** What was stored, as its receipt says it. */
const receipt = z.object({
  hash: z.string().length(64),
  bytes: z.number().int().min(1),
  contentType: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});
export type Receipt = z.output<typeof receipt>;

/** Long before the collector takes what no course lists. */
const validMs = 12 * 3_600_000;

/**
 * Writes down for whoever sent a file that it is stored: only with that paper can it be put into a course, and only by them and into
 * that course. A hash alone would open the files of others.
 */
export async function sealReceipt(ctx: Context, courseKey: string, stored: Receipt): Promise<string> {
  return await encryptText(await siteKeyRing(), placeOf(ctx, courseKey), JSON.stringify(stored));
}

/** Throws Invalid `files.receipt` for a paper of somebody else, for another course, or from yesterday. */
export async function openReceipt(ctx: Context, courseKey: string, sealed: string): Promise<Receipt> {
  try {
    const opened = receipt.parse(JSON.parse(await decryptText(await siteKeyRing(), placeOf(ctx, courseKey), sealed)));
    if (ctx.now.getTime() - opened.at < validMs) {
      return opened;
    }
  } catch (error) {
    if (!(error instanceof LecternError || error instanceof SyntaxError || error instanceof z.ZodError)) {
      throw error;
    }
  }
  throw invalid('files.receipt', 'This upload is not known any more. Please send the file once more.');
}

const placeOf = ({ actor }: Context, courseKey: string) =>
  `upload ${actor.kind === 'user' ? actor.userId : actor.kind} ${courseKey}`;
