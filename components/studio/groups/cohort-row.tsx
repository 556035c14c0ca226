import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Options } from '@/components/ui/form/options';
import { Input, Select, Textarea } from '@/components/ui/input';
import { ActionForm, type ActionFormAction } from '../settings/action-form';
import { RowButton } from '../settings/row-button';
import { RowForm } from '../settings/row-form';
import { StudioRow } from '../settings/studio-row';

export interface ShownCohort {
  readonly id: string;
  readonly name: string;
  /** `PARTITION:GROUP`, or empty. */
  readonly group: string;
  /** Whoever enrols is put into one of the automatic ones. */
  readonly isAutomatic: boolean;
  readonly learners: number;
}

/** The content groups to choose from, and none. */
export function GroupChoice({
  id,
  label,
  value,
  choices,
}: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}) {
  const t = useTranslations('studioGroups');
  return (
    <Select id={id} name="group" defaultValue={value} aria-label={label} className="max-w-56">
      <Options options={choices} none={t('noGroup')} />
    </Select>
  );
}

/** One cohort: its name and content group to change, how many are in it, and a field to paste addresses into. */
export function CohortRow({
  cohort: { id, name, group, isAutomatic, learners },
  courseKey,
  choices,
  save,
  assign,
}: {
  readonly cohort: ShownCohort;
  readonly courseKey: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly save: ActionFormAction;
  readonly assign: ActionFormAction;
}) {
  const t = useTranslations('studioGroups');
  return (
    <StudioRow
      head={
        <RowForm
          action={save}
          hidden={{ courseKey, id, openedName: name, openedGroup: group, openedAutomatic: isAutomatic ? 'on' : '' }}
          label={name}
        >
          <Input
            name="name"
            defaultValue={name}
            aria-label={t('cohortName', { name })}
            className="max-w-64"
            dir="auto"
          />
          <GroupChoice id={`group-${id}`} label={t('cohortGroup', { name })} value={group} choices={choices} />
          <Checkbox
            id={`automatic-${id}`}
            name="isAutomatic"
            defaultChecked={isAutomatic}
            label={t('automatic')}
            className="text-sm"
          />
          <RowButton label={t('save')} />
        </RowForm>
      }
      actions={<span className="num text-ink-3">{t('learners', { count: learners })}</span>}
    >
      <details className="text-sm">
        <summary className="w-fit text-ink-2">{t('paste')}</summary>
        <ActionForm
          action={assign}
          hidden={{ courseKey, id }}
          label={t('pasteInto', { name })}
          className="mt-2 grid gap-2"
        >
          <label htmlFor={`emails-${id}`} className="text-ink-3">
            {t('pasteText')}
          </label>
          <Textarea id={`emails-${id}`} name="emails" rows={4} dir="ltr" spellCheck={false} className="studio-code" />
          <div>
            <RowButton label={t('assign')} />
          </div>
        </ActionForm>
      </details>
    </StudioRow>
  );
}
