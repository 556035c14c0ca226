import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/form/select-field';
import { shortFunctionName, workflowsPath } from './paths';
import { runStatuses } from './run-status';

/** Which runs the list shows: a form that asks for the page again. */
export function RunFilter({
  functionIds,
  functionId = '',
  status = '',
}: {
  readonly functionIds: readonly string[];
  readonly functionId?: string | undefined;
  readonly status?: string | undefined;
}) {
  const t = useTranslations('admin.workflows');
  return (
    <form method="get" action={`${workflowsPath}#runs`} className="flex flex-wrap items-end gap-3">
      <SelectField
        name="function"
        label={t('column.function')}
        value={functionId}
        none={t('runs.allFunctions')}
        options={functionIds.map((id) => ({ value: id, label: shortFunctionName(id) }))}
        className="min-w-56"
      />
      <SelectField
        name="status"
        label={t('column.state')}
        value={status}
        none={t('runs.allStates')}
        options={runStatuses.map((one) => ({ value: one, label: t(`status.${one}`) }))}
        className="min-w-36"
      />
      <Button type="submit" variant="quiet">
        {t('runs.show')}
      </Button>
    </form>
  );
}
