import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** Which changes the list shows: a form that asks for the page again. */
export function AuditFilter({
  action,
  values,
}: {
  readonly action: string;
  readonly values: Readonly<
    Record<'actor' | 'action' | 'course' | 'target', string> & Partial<Record<'from' | 'to', string | undefined>>
  >;
}) {
  const t = useTranslations('admin.audit');
  return (
    <form method="get" action={action} className="mb-5 grid grid-cols-2 items-end gap-3 lg:grid-cols-4">
      {(['actor', 'action', 'course', 'target'] as const).map((name) => (
        <Field key={name} id={name} label={t(`filter.${name}`)}>
          {(control) => <Input {...control} name={name} defaultValue={values[name]} />}
        </Field>
      ))}
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} id={name} label={t(`filter.${name}`)}>
          {(control) => <Input {...control} type="date" name={name} defaultValue={values[name] ?? ''} />}
        </Field>
      ))}
      <div>
        <Button type="submit" variant="quiet">
          {t('filter.show')}
        </Button>
      </div>
    </form>
  );
}
