import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input, Select } from '@/components/ui/input';
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
      <Field id="role" label={t('role')}>
        {(control) => (
          <Select {...control} name="role" defaultValue={values.role ?? ''}>
            <option value="">{t('anyRole')}</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="state" label={t('stateLabel')}>
        {(control) => (
          <Select {...control} name="state" defaultValue={values.state ?? ''}>
            <option value="">{t('anyState')}</option>
            {states.map((state) => (
              <option key={state} value={state}>
                {t(`state.${state}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" variant="quiet">
        {t('show')}
      </Button>
    </form>
  );
}
