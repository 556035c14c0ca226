import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { ExplainedSubsection } from '@/lib/grades';
import { type SubsectionActions, SubsectionDetail } from './subsection-detail';

/** The subsections of a learner, each to be opened. Their ids are those of the blocks, so that a link leads to one. */
export function LearnerSubsections({
  courseKey,
  userId,
  subsections,
  actions,
  timeZone,
}: {
  readonly courseKey: string;
  readonly userId: string;
  readonly subsections: readonly ExplainedSubsection[];
  readonly actions: SubsectionActions;
  readonly timeZone: string;
}) {
  const t = useTranslations('instructor.learner');
  const format = useFormatter();
  if (subsections.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="subsections" className="mb-10">
      <h2 id="subsections" className="text-lg">
        {t('subsections')}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-2">{t('subsectionsNote')}</p>
      <ul className="divide-y divide-line border-y border-line">
        {subsections.map((subsection) => (
          <li key={subsection.block}>
            <details id={subsection.block} className="text-sm">
              <summary className="opens flex min-h-11 flex-wrap items-center gap-x-3 py-1.5 hover:bg-shade">
                <span className="w-14 shrink-0 text-ink-3">{subsection.label ?? '·'}</span>
                <span className="min-w-0 grow font-medium">{subsection.title}</span>
                {subsection.override ? <Badge tone="accent">{t('setNote')}</Badge> : null}
                <span className="ms-auto flex gap-x-3">
                  <span className="num text-ink-2">
                    {subsection.hasGrade ? t('points', { ...subsection.graded }) : t('notTried')}
                  </span>
                  <span className="num w-14 text-end font-semibold">
                    {subsection.hasGrade
                      ? format.number(ratio(subsection), { style: 'percent', maximumFractionDigits: 0 })
                      : '–'}
                  </span>
                </span>
              </summary>
              <div className="max-w-measure pt-1 pb-5 sm:ps-17">
                <SubsectionDetail
                  courseKey={courseKey}
                  userId={userId}
                  subsection={subsection}
                  actions={actions}
                  timeZone={timeZone}
                />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ratio = ({ graded }: ExplainedSubsection) => (graded.possible > 0 ? graded.earned / graded.possible : 0);
