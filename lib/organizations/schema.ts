import { z } from 'zod';

/** As the first part of a course key: what Open edX lets an organisation be called. */
const shortNameField = z
  .string()
  .trim()
  .min(1, 'short-name-missing')
  .max(64, 'short-name-long')
  .regex(/^[\p{L}\p{N}_.~-]+$/u, 'short-name-invalid');

export const organizationInput = z.object({
  shortName: shortNameField,
  name: z.string().trim().min(1, 'name-missing').max(255, 'name-long'),
});
