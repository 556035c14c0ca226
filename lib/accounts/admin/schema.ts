import { z } from 'zod';
import { roleNames } from '@/db/schema';

/** How an account stands: `retired` is somebody who was erased. */
export const userStates = ['active', 'unverified', 'disabled', 'retired'] as const;
export type UserState = (typeof userStates)[number];

/** What the list of people is narrowed by. */
export const usersFilter = z.object({
  /** The beginning of a mail address or of a name, or a whole id. */
  query: z.string().trim().max(254).default(''),
  /** Only those who hold this role somewhere. */
  role: z.enum(roleNames).optional(),
  state: z.enum(userStates).optional(),
  /** The id after which the page begins: ids are in the order of registration, the newest first. */
  after: z.string().max(32).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const userInput = z.object({ userId: z.string().min(1).max(32) });
