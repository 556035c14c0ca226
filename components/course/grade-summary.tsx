import { useFormatter, useTranslations } from 'next-intl';
import type { CourseProgress } from '@/lib/grades';

/** The course grade against its cut-offs: a line to look at, and the same in words. */
export function GradeSummary({ progress }: { progress: CourseProgress }) {
  const t = useTranslations('progress');
  const format = useFormatter();
  const { fraction, letter, hasPassed, cutoffs, passFraction } = progress.grade;
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const at = (value: number) => `${Math.min(100, Math.max(0, value * 100))}%`;
  return (
    <section aria-labelledby="grade-title" className="mb-12">
      <h2 className="sr-only" id="grade-title">
        {t('courseGrade')}
      </h2>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="num font-serif text-display">{percent(fraction)}</span>
        <span className="text-ink-2 text-lead">
          {hasPassed
            ? letter && letter !== 'Pass'
              ? t('passedWith', { letter })
              : t('passed')
            : passFraction === null
              ? t('noCutoffs')
              : t('notPassedYet', { percent: percent(passFraction) })}
        </span>
      </p>
      <div aria-hidden className="relative mt-5 mb-8 h-2 rounded-full bg-line">
        <div className="h-full rounded-full bg-accent" style={{ inlineSize: at(fraction) }} />
        {cutoffs.map((cutoff) => (
          <span
            className="absolute -top-1 flex h-4 flex-col items-start border-ink-3 border-s"
            key={cutoff.letter}
            style={{ insetInlineStart: at(cutoff.fraction) }}
          >
            <span className="num absolute top-4 -translate-x-1/2 whitespace-nowrap text-ink-3 text-xs rtl:translate-x-1/2">
              {cutoff.letter} {percent(cutoff.fraction)}
            </span>
          </span>
        ))}
      </div>
      {progress.hasHiddenResults && <p className="text-ink-2 text-sm">{t('hiddenResults')}</p>}
    </section>
  );
}
