'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { TeamState } from '@/components/studio/team/team-state';
import { grantByEmailInput, grantRoleByEmail, revokeRole } from '@/lib/accounts';
import { failedState } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import { studioCoursePath } from '@/lib/courses';
import { takeAttempt } from '@/lib/rate-limits';
import { formWords } from '../settings-form/form-words';
import { teamRoles } from './team-roles';

const frame = z.object({
  courseKey: z.string().max(255),
  intent: z.string().max(120).catch('grant'),
  email: z.string().max(300).catch(''),
  role: z.string().catch(''),
});
const revocation = z.tuple([z.literal('revoke'), z.enum(teamRoles), z.string().min(1)]);

/** Gives a role over the course (`grant`), or takes one away (`revoke:ROLE:USER`). */
export async function changeTeam(before: TeamState, form: FormData): Promise<TeamState> {
  const [words, t] = await Promise.all([formWords(), getTranslations('studioTeam')]);
  const base: TeamState = { ...before, status: 'failed', message: '', errors: {}, values: {}, round: before.round + 1 };
  const parsed = frame.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { ...base, message: words('form.invalid') };
  }
  const { courseKey, intent, email, role } = parsed.data;
  const values = { email, role };
  try {
    const ctx = await requireUser();
    const revoked = revocation.safeParse(intent.split(':'));
    if (revoked.success) {
      const [, held, userId] = revoked.data;
      await revokeRole(ctx, { userId, role: held, scope: courseKey });
      revalidatePath(studioCoursePath(courseKey, 'team'));
      return { ...base, status: 'done', message: t('removed') };
    }
    const grant = grantByEmailInput.extend({ role: z.enum(teamRoles) }).safeParse({ email, role, scope: courseKey });
    if (!grant.success) {
      return { ...base, values, errors: { email: words('bad-email') } };
    }
    await takeAttempt(ctx, 'team.account', ctx.actor.userId);
    const { name } = await grantRoleByEmail(ctx, grant.data);
    revalidatePath(studioCoursePath(courseKey, 'team'));
    return { ...base, status: 'done', message: t('granted', { name, role: t(`role.${grant.data.role}.title`) }) };
  } catch (error) {
    const failed = failedState(error);
    const errors = Object.fromEntries(Object.entries(failed.fields).map(([name, code]) => [name, words(code)]));
    const isSaidByFields = Object.keys(errors).length > 0;
    return { ...base, values, errors, message: isSaidByFields ? '' : words(failed.code, failed.message) };
  }
}
