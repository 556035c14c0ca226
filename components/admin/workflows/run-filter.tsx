import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
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
      <Field id="function" label={t('column.function')}>
        {(control) => (
          <Select {...control} name="function" defaultValue={functionId} className="min-w-56">
            <option value="">{t('runs.allFunctions')}</option>
            {functionIds.map((id) => (
              <option key={id} value={id}>
                {shortFunctionName(id)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="status" label={t('column.state')}>
        {(control) => (
          <Select {...control} name="status" defaultValue={status} className="min-w-36">
            <option value="">{t('runs.allStates')}</option>
            {runStatuses.map((one) => (
              <option key={one} value={one}>
                {t(`status.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" variant="quiet">
        {t('runs.show')}
      </Button>
    </form>
  );
}
