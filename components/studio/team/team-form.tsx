'use client';

import { useTranslations } from 'next-intl';
import { StudioSection } from '@/components/studio/settings/studio-section';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormAnswer } from '@/components/ui/form/form-answer';
import { useSentForm } from '@/components/ui/form/use-sent-form';
import { Input, Select } from '@/components/ui/input';
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
  const { state, form, button } = useSentForm(action, untouchedTeam);
  const { round, message, errors, values } = state;
  const offered = roles.filter(({ isMine }) => isMine);
  return (
    <form {...form} className="studio-form">
      <input type="hidden" name="courseKey" value={courseKey} />
      <FormAnswer isGood={state.status === 'done'}>{message}</FormAnswer>
      <StudioSection id="add" title={t('add.title')} text={t('add.text')}>
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
            <Button type="submit" name="intent" value="grant" size="sm" {...button}>
              {t('add.submit')}
            </Button>
          </div>
        </div>
      </StudioSection>
      {roles.map((role) => (
        <TeamMembers key={role.role} role={role} />
      ))}
    </form>
  );
}
