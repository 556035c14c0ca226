import { z } from 'zod';

/** `INSTANT_ID` of an entry: those before it come next. */
const cursor = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_aud_\w{26}$/)
  .transform((text) => {
    const at = text.indexOf('_');
    return { at: new Date(text.slice(0, at)), id: text.slice(at + 1) };
  });

/** What the audit is narrowed by; nothing shows all of it. */
export const auditFilter = z.object({
  /** A user id, or `system`. */
  actor: z.string().trim().max(32).default(''),
  /** `noun.verb`, or its beginning: `course.`. */
  action: z.string().trim().max(64).default(''),
  courseKey: z.string().trim().max(255).default(''),
  target: z.string().trim().max(512).default(''),
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
  before: cursor.optional(),
  limit: z.number().int().min(1).max(1000).default(50),
});
