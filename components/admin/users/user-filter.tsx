import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { SelectField } from '@/components/ui/form/select-field';
import { Input } from '@/components/ui/input';
import type { RoleName, UserState } from '@/lib/accounts';

/** Which people the list shows: a form that asks for the page again. */
export function UserFilter({
  action,
  values,
  roles,
  states,
}: {
  readonly action: string;
  readonly values: {
    readonly q: string;
    readonly role: RoleName | undefined;
    readonly state: UserState | undefined;
  };
  readonly roles: readonly RoleName[];
  readonly states: readonly UserState[];
}) {
  const t = useTranslations('admin.users');
  return (
    <form method="get" action={action} className="mb-5 flex flex-wrap items-end gap-3">
      <Field id="q" label={t('search')} hint={t('searchHint')}>
        {(control) => <Input {...control} type="search" name="q" defaultValue={values.q} className="w-72 max-w-full" />}
      </Field>
      <SelectField
        name="role"
        label={t('role')}
        value={values.role}
        none={t('anyRole')}
        options={roles.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
      />
      <SelectField
        name="state"
        label={t('stateLabel')}
        value={values.state}
        none={t('anyState')}
        options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      />
      <Button type="submit" variant="quiet">
        {t('show')}
      </Button>
    </form>
  );
}
