import { useTranslations } from 'next-intl';
import { JsonView } from '@/components/admin/json-view';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { Duration } from '@/components/ui/time/duration';
import type { RunDetail } from '@/lib/workflows';

type Step = RunDetail['steps'][number];

/** The steps of a run in the order in which they were recorded: what each came to, in how many tries and in what time. */
export function StepTable({ run: { steps, failedAttempts } }: { readonly run: RunDetail }) {
  const t = useTranslations('admin.workflows');
  const failuresOf = (stepId: string) => failedAttempts.filter((attempt) => attempt.stepId === stepId).length;
  return (
    <Table caption={t('run.stepsCaption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.step')}</HeaderCell>
          <HeaderCell>{t('column.kind')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.tries')}</HeaderCell>
          <HeaderCell>{t('column.began')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.took')}</HeaderCell>
          <HeaderCell>{t('column.result')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => {
          const hasFailed = step.operation === 'StepFailed' || isError(step.result);
          return (
            <tr key={step.stepId}>
              <HeaderCell scope="row" className="break-words">
                {step.name}
              </HeaderCell>
              <td className="whitespace-nowrap">{t(`operation.${kindOf(step)}`)}</td>
              <td className="num text-end!">{failuresOf(step.stepId) + (hasFailed ? 0 : 1)}</td>
              <td className="whitespace-nowrap">
                <DateTime value={step.startedAt} style="second" />
              </td>
              <td className="text-end!">
                <Duration ms={step.endedAt.getTime() - step.startedAt.getTime()} />
              </td>
              <td className="min-w-56">
                {hasFailed ? <Badge tone="bad">{t('status.failed')}</Badge> : null}
                <JsonView label={t('run.resultOf', { step: step.name })} value={step.result} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

const isError = (result: Step['result']): boolean =>
  result !== null && typeof result === 'object' && 'error' in result && Boolean(result.error);

const kinds = {
  StepRun: 'work',
  StepError: 'work',
  StepFailed: 'work',
  Sleep: 'sleep',
  WaitForEvent: 'wait',
  InvokeFunction: 'invoke',
} as const;

const kindOf = ({ operation }: Step): (typeof kinds)[keyof typeof kinds] | 'other' =>
  Object.entries(kinds).find(([name]) => name === operation)?.[1] ?? 'other';
