import { z } from 'zod';

/** The letters that may wait in the queue. None holds a secret: a link that opens something is made when its letter is sent. */
export const queuedLetter = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('enrolled'),
    course: z.string(),
    /** The course's address; null where the site does not know its own. */
    url: z.url().nullable(),
  }),
  z.object({ kind: z.literal('certificateIssued'), course: z.string(), url: z.url() }),
  /** `origin` is where the link will lead, as the request that asked for it had it. */
  z.object({ kind: z.literal('reset'), origin: z.url() }),
]);
export type QueuedLetter = z.output<typeof queuedLetter>;

/** Those that a person may do without. */
export const optionalLetterKind = z.enum(['enrolled', 'certificateIssued']);

/** Makes the links that open something, when the letter with one is sent. */
export interface SecretLinks {
  /** Sets a new password; an earlier one of the same person stops working. */
  readonly reset: (person: { readonly userId: string; readonly origin: string }) => Promise<string>;
}
