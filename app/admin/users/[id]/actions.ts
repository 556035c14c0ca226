'use server';

import { z } from 'zod';
import { confirmUserEmail, disableUser, retireUser, sendResetLink, signOutEverywhere } from '@/lib/accounts';
import { requestOrigin, type UserContext } from '@/lib/auth';
import { finish } from '../../finish';
import { userPath } from '../search';

const form = z.object({
  userId: z.string().min(1).max(32),
  what: z.enum(['disable', 'enable', 'sign-out', 'confirm-email', 'reset', 'retire']),
  confirmation: z.string().max(254).default(''),
});

/** Does to somebody's account what the button says. */
export async function changeUser(data: FormData): Promise<void> {
  const { userId, what, confirmation } = form.parse(Object.fromEntries(data));
  await finish(userPath(userId), what, (ctx) => change(ctx, what, userId, confirmation));
}

async function change(ctx: UserContext, what: z.output<typeof form>['what'], userId: string, confirmation: string) {
  switch (what) {
    case 'disable':
    case 'enable':
      return await disableUser(ctx, { userId, isDisabled: what === 'disable' });
    case 'sign-out':
      return await signOutEverywhere(ctx, { userId });
    case 'confirm-email':
      return await confirmUserEmail(ctx, { userId });
    case 'reset':
      return await sendResetLink(ctx, { userId, origin: await requestOrigin() });
    case 'retire':
      return await retireUser(ctx, { userId, confirmation });
  }
}
