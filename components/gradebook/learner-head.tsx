import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import type { CourseLearner } from '@/lib/enrollments';
import type { ExplainedLearner } from '@/lib/grades';

/** Who a learner is, and the grade of record. */
export function LearnerHead({
  name,
  learner,
  explained,
}: {
  readonly name: string;
  readonly learner: CourseLearner;
  readonly explained: ExplainedLearner;
}) {
  const t = useTranslations('instructor');
  const format = useFormatter();
  const { record, now } = explained;
  const isBehind = now !== null && record !== null && record.percent !== now.percent;
  const facts: (readonly [string, ReactNode])[] = [
    [t('learner.facts.mail'), learner.email],
    [t('learner.facts.mode'), learner.mode],
    [t('learner.facts.enrolled'), <DateTime key="enrolled" value={learner.enrolledAt} />],
    ...(learner.cohort ? [[t('learner.facts.cohort'), learner.cohort] as const] : []),
    ...(record
      ? [[t('learner.facts.graded'), <DateTime key="graded" value={record.gradedAt} style="instant" />] as const]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={<bdi>{name}</bdi>}
        className="mb-3"
        actions={
          record ? (
            <p className="flex items-baseline gap-3">
              <span className="num font-serif text-title">
                {format.number(record.percent, { style: 'percent', maximumFractionDigits: 0 })}
              </span>
              <Badge tone={record.isPassed ? 'good' : 'neutral'}>{record.letter ?? t('gradebook.notPassed')}</Badge>
            </p>
          ) : (
            <p className="text-ink-3">{t('learner.noGrade')}</p>
          )
        }
      />
      <dl className="mb-8 flex flex-wrap gap-x-8 gap-y-2 text-sm">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="text-xs text-ink-3">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isBehind ? <p className="mb-6 text-sm text-ink-2">{t('learner.notYetRecorded')}</p> : null}
    </>
  );
}
