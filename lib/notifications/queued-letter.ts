import { z } from 'zod';

/** The letters that may wait in the queue. None of them holds a secret: a letter with a link that opens something is sent at once. */
export const queuedLetter = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('enrolled'),
    course: z.string(),
    /** The course's address; null where the site does not know its own. */
    url: z.url().nullable(),
  }),
]);
export type QueuedLetter = z.output<typeof queuedLetter>;
export const queuedLetterKind = z.enum(['enrolled']);
export type QueuedLetterKind = z.output<typeof queuedLetterKind>;
