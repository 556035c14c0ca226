import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { FieldForm } from '@/components/ui/form/field-form';
import type { FormAction } from '@/components/ui/form/form-state';
import type { ExplainedSubsection } from '@/lib/grades';
import { toZonedText } from '@/lib/schedule/zoned-time';

/** What may be done with a learner's subsection; null where whoever looks may not. */
export interface SubsectionActions {
  readonly override: { readonly set: FormAction; readonly clear: FormAction } | null;
  readonly extension: { readonly give: FormAction; readonly take: FormAction } | null;
}

/** What a learner's points in a subsection are made of, and the forms that change them. */
export function SubsectionDetail({
  courseKey,
  userId,
  subsection,
  actions,
  timeZone,
}: {
  readonly courseKey: string;
  readonly userId: string;
  readonly subsection: ExplainedSubsection;
  readonly actions: SubsectionActions;
  readonly timeZone: string;
}) {
  const t = useTranslations('instructor.learner');
  const { block, override, due, extendedFrom, label, isDropped } = subsection;
  const hidden = { courseKey, userId, block };
  return (
    <div className="grid gap-4 text-sm">
      <ProblemPoints subsection={subsection} />
      <p className="flex flex-wrap gap-2 empty:hidden">
        {label === null ? <Badge>{t('notCounted')}</Badge> : null}
        {isDropped ? <Badge>{t('droppedNote')}</Badge> : null}
        {override ? <Badge tone="accent">{t('setNote')}</Badge> : null}
      </p>
      {override ? <SetPoints override={override} /> : null}
      <p className="text-ink-2">
        {due ? (
          <>
            {t('due')}: <DateTime value={due} style="instant" />
            {extendedFrom ? (
              <> {t.rich('extendedFrom', { at: () => <DateTime value={extendedFrom} style="instant" /> })}</>
            ) : null}
          </>
        ) : (
          t('noDue')
        )}
      </p>
      {actions.override ? (
        <Form title={t('override.title')}>
          <FieldForm
            action={actions.override.set}
            idPrefix={`set-${block}-`}
            size="sm"
            hidden={{ ...hidden, counts: label === null ? 'all' : 'graded' }}
            fields={[
              {
                name: 'earned',
                kind: 'number',
                label: `${t('override.earned')} ${t('override.of', { possible: subsection.graded.possible })}`,
                defaultValue: String(subsection.graded.earned),
              },
              { name: 'reason', kind: 'text', label: t('override.reason'), hint: t('override.reasonHint') },
            ]}
            submit={t('override.submit')}
          />
        </Form>
      ) : null}
      {actions.override && override ? (
        <Form title={t('override.clearTitle')}>
          <FieldForm
            action={actions.override.clear}
            idPrefix={`clear-${block}-`}
            size="sm"
            variant="quiet"
            hidden={hidden}
            fields={[{ name: 'reason', kind: 'text', label: t('override.reason') }]}
            submit={t('override.clear')}
          />
        </Form>
      ) : null}
      {actions.extension && due ? (
        <Form title={t('extension.title')}>
          <FieldForm
            action={actions.extension.give}
            idPrefix={`time-${block}-`}
            size="sm"
            hidden={hidden}
            fields={[
              {
                name: 'due',
                kind: 'date-time',
                label: t('extension.due'),
                hint: t('extension.dueHint', { zone: timeZone.replaceAll('_', ' ') }),
                defaultValue: toZonedText(due, timeZone),
              },
              { name: 'reason', kind: 'text', label: t('extension.reason') },
            ]}
            submit={t('extension.submit')}
          />
          {extendedFrom ? (
            <div className="mt-4 border-t border-line pt-4">
              <FieldForm
                action={actions.extension.take}
                idPrefix={`take-${block}-`}
                size="sm"
                variant="quiet"
                hidden={hidden}
                fields={[{ name: 'reason', kind: 'text', label: t('extension.reason') }]}
                submit={t('extension.clear')}
              />
            </div>
          ) : null}
        </Form>
      ) : null}
    </div>
  );
}

function Form({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="rounded-md border border-line bg-sheet">
      <summary className="opens flex min-h-10 items-center px-4 font-semibold">{title}</summary>
      <div className="border-t border-line px-4 py-4">{children}</div>
    </details>
  );
}

function SetPoints({ override }: { readonly override: NonNullable<ExplainedSubsection['override']> }) {
  const t = useTranslations('instructor.learner');
  const { setBy, setAt, reason, before } = override;
  const values = { ...before, reason, at: () => <DateTime value={setAt} /> };
  return (
    <p className="max-w-measure">
      {setBy === null ? t.rich('setBySystem', values) : t.rich('setBy', { ...values, name: setBy })}
    </p>
  );
}

function ProblemPoints({ subsection }: { readonly subsection: ExplainedSubsection }) {
  const t = useTranslations('instructor');
  const format = useFormatter();
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const { problems, graded, title } = subsection;
  return (
    <table className="ui-table">
      <caption className="sr-only">{t('learner.problemsCaption', { title })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('learner.problem')}</th>
          <th scope="col" className="num text-end!">
            {t('learner.pointsColumn')}
          </th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={problem.block}>
            <th scope="row" className="font-normal!">
              {problem.title || t('unnamed')}
              {problem.isGraded ? null : <span className="text-ink-3"> ({t('learner.ungraded')})</span>}
            </th>
            <td className="num text-end!">
              {problem.isAttempted
                ? `${number(problem.earned)} / ${number(problem.possible)}`
                : `– / ${number(problem.possible)}`}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="font-semibold">
            {t('learner.sum')}
          </th>
          <td className="num text-end! font-semibold">
            {number(graded.earned)} / {number(graded.possible)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
