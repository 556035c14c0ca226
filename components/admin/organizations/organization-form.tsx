import { useTranslations } from 'next-intl';
import type { PostAction } from '@/components/admin/post-button';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

/** Opens an organisation. */
export function OrganizationForm({ action }: { readonly action: PostAction }) {
  const t = useTranslations('admin.organizations');
  return (
    <form action={action} className="mb-7 flex flex-wrap items-end gap-3">
      <Field id="shortName" label={t('shortName')} hint={t('shortNameHint')} required>
        {(control) => <Input {...control} name="shortName" maxLength={64} className="w-44" />}
      </Field>
      <Field id="name" label={t('name')} required>
        {(control) => <Input {...control} name="name" maxLength={255} className="w-72 max-w-full" />}
      </Field>
      <Button type="submit">{t('add')}</Button>
    </form>
  );
}
