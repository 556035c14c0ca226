import { z } from 'zod';
import { roleNames, userStates } from '@/lib/accounts';
import { searchText } from '../search';

export const usersPath = '/admin/users';
export const userPath = (userId: string) => `${usersPath}/${userId}`;

export const userSearch = z.object({
  q: searchText(),
  role: z.enum(roleNames).optional().catch(undefined),
  state: z.enum(userStates).optional().catch(undefined),
  after: z.string().max(32).optional().catch(undefined),
});
