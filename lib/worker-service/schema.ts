import { z } from 'zod';
import type { ScriptReply, ScriptRequest } from '@/lib/capa';

/**
 * What a site on the edge and its worker say to each other. Both are this program, and each has shown the other the secret: what is read
 * here is its shape.
 */
export const workerAnswer = z.object({ answer: z.unknown() });

const isKind = (value: unknown) =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';

export const scriptRequest = z.custom<ScriptRequest>(isKind, 'no request of a script');

export const scriptReply = z.custom<ScriptReply>(
  (value) => typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean',
  'no reply of a script',
);

const mailbox = z.object({ name: z.string(), address: z.string() });

export const letterInput = z.object({
  from: z.union([z.string(), mailbox]),
  to: mailbox,
  replyTo: z.string().optional(),
  readerId: z.string().optional(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  messageId: z.string().optional(),
});

export const keptLetters = z.array(z.object({ id: z.string(), text: z.string(), at: z.coerce.date() }));

/** The bytes of a PDF, in base64. */
export const drawnPdf = z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64'));
