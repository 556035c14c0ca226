import { useFormatter, useTranslations } from 'next-intl';
import type { CourseActivity, GradeDistribution } from '@/lib/rollups';

/** A course in four numbers. */
export function OverviewFigures({
  enrolled,
  activity,
  grades,
}: {
  readonly enrolled: number;
  readonly activity: CourseActivity;
  readonly grades: GradeDistribution;
}) {
  const t = useTranslations('instructor.overview.figures');
  const format = useFormatter();
  const percent = (part: number, all: number) =>
    format.number(all === 0 ? 0 : part / all, { style: 'percent', maximumFractionDigits: 0 });
  const sum = (field: 'attempts' | 'correct') => activity.points.reduce((total, point) => total + point[field], 0);
  const busiest = Math.max(0, ...activity.points.map(({ activeLearners }) => activeLearners));
  const figures = [
    { label: t('enrolled'), value: enrolled, note: null },
    { label: t('active'), value: busiest, note: t('activeNote') },
    {
      label: t('attempts'),
      value: sum('attempts'),
      note: sum('attempts') > 0 ? t('attemptsNote', { percent: percent(sum('correct'), sum('attempts')) }) : null,
    },
    {
      label: t('passed'),
      value: grades.passed,
      note: grades.learners > 0 ? t('passedNote', { percent: percent(grades.passed, grades.learners) }) : null,
    },
  ];
  return (
    <dl className="mb-10 grid grid-cols-2 gap-x-8 gap-y-5 border-y border-line py-5 lg:grid-cols-4">
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt className="text-sm text-ink-2">{label}</dt>
          <dd>
            <span className="num font-serif text-2xl">{format.number(value)}</span>
            {note ? <span className="block text-xs text-ink-3">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
