import { invalid } from '@/lib/errors';

/** MongoDB takes 16 MiB for a whole document; its id and the hashes of its children stand beside the text. */
const maxBytes = 15_000_000;

/** Refuses a text that no document of MongoDB can hold: Invalid `courseware.too-large`. `what` begins the sentence. */
export function requireStorable(text: string, what: string): void {
  if (Buffer.byteLength(text) > maxBytes) {
    throw invalid(
      'courseware.too-large',
      `${what} is larger than 15 MB, the most that the course store can hold in one piece.`,
    );
  }
}
