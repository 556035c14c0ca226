'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useAnswerFocus } from '@/components/ui/form/use-answer-focus';
import { Input, Select } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { TeamMembers } from './team-members';
import { type TeamAction, type TeamRole, untouchedTeam } from './team-state';

/** Who may do what in a course: people by role, a field to add somebody, a button to take a role away. Works without script. */
export function TeamForm({
  action,
  courseKey,
  roles,
}: {
  readonly action: TeamAction;
  readonly courseKey: string;
  readonly roles: readonly TeamRole[];
}) {
  const t = useTranslations('studioTeam');
  const [state, formAction, isPending] = useActionState(action, untouchedTeam);
  const { round, message, errors, values } = state;
  const form = useAnswerFocus(round);
  const offered = roles.filter(({ isMine }) => isMine);
  return (
    <form
      ref={form}
      action={formAction}
      onSubmit={(event) => isPending && event.preventDefault()}
      noValidate
      className="studio-form"
    >
      <input type="hidden" name="courseKey" value={courseKey} />
      {message === '' ? null : (
        <div data-answer="" tabIndex={-1}>
          <Notice tone={state.status === 'done' ? 'good' : 'bad'} isAnnounced>
            <p>{message}</p>
          </Notice>
        </div>
      )}
      <section aria-labelledby="add-title" className="studio-section">
        <div>
          <h2 id="add-title" className="text-lg">
            {t('add.title')}
          </h2>
          <p className="mt-1 text-sm text-ink-3">{t('add.text')}</p>
        </div>
        <div className="studio-fields">
          <Field id="email" label={t('add.email')} error={errors.email}>
            {(control) => (
              <Input
                {...control}
                key={round}
                name="email"
                type="email"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                dir="ltr"
                defaultValue={values.email ?? ''}
              />
            )}
          </Field>
          <Field id="role" label={t('add.role')} error={errors.role}>
            {(control) => (
              <Select {...control} key={round} name="role" defaultValue={values.role ?? 'staff'}>
                {offered.map(({ role, title }) => (
                  <option key={role} value={role}>
                    {title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="studio-wide">
            <Button type="submit" name="intent" value="grant" size="sm" aria-disabled={isPending || undefined}>
              {t('add.submit')}
            </Button>
          </div>
        </div>
      </section>
      {roles.map((role) => (
        <TeamMembers key={role.role} role={role} />
      ))}
    </form>
  );
}
