import { useTranslations } from 'next-intl';
import { Input } from '@/components/ui/input';
import type { ActionFormAction } from '../settings/action-form';
import { RowButton } from '../settings/row-button';
import { RowForm } from '../settings/row-form';

/** The name of a group, or of a partition of groups, to change; and its removal where nothing is for it. */
export function NameForm({
  of,
  action,
  hidden,
  name,
  label,
  isUsed,
  lang,
}: {
  readonly of: 'group' | 'partition';
  readonly action: ActionFormAction;
  readonly hidden: Readonly<Record<string, string>>;
  readonly name: string;
  /** Of the field. */
  readonly label: string;
  readonly isUsed: boolean;
  readonly lang: string | undefined;
}) {
  const t = useTranslations('studioGroups');
  return (
    <RowForm action={action} hidden={{ ...hidden, opened: name }} label={name}>
      <Input name="name" defaultValue={name} aria-label={label} className="max-w-64" dir="auto" lang={lang} />
      <RowButton name="kind" value={`rename-${of}`} label={t('rename')} />
      {isUsed ? null : (
        <RowButton name="kind" value={`remove-${of}`} label={t('remove')} named={t('removeNamed', { name })} isPlain />
      )}
    </RowForm>
  );
}
