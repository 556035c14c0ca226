import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { CourseDate } from '@/lib/enrollments';

/** Dates in time order along a line, today among them. */
export function DateList({ dates, lang }: { dates: readonly CourseDate[]; lang: string | null }) {
  const t = useTranslations('learn');
  if (dates.length === 0) {
    return <p className="text-ink-2">{t('noDates')}</p>;
  }
  return (
    <ol className="border-line-strong border-s">
      {dates.map((date) => (
        <li
          className="relative py-2 ps-5 before:absolute before:-start-[0.33rem] before:top-[1.1rem] before:size-2.5 before:rounded-full before:border before:border-line-strong before:bg-paper data-[past=true]:before:bg-line-strong data-[today=true]:before:border-accent data-[today=true]:before:bg-accent"
          data-past={date.isPast}
          data-today={date.kind === 'today'}
          key={`${date.kind}${date.at}${date.title}`}
        >
          <p className="num text-sm text-ink-3">
            <DateTime style={date.kind === 'today' ? 'date' : 'instant'} value={new Date(date.at)} />
          </p>
          <p className={date.isPast ? 'text-ink-2' : ''}>
            {t(`date.${date.kind}`)}
            {date.title && (
              <>
                {' '}
                {date.href ? (
                  <Link className="text-link" href={date.href} lang={lang ?? undefined}>
                    {date.title}
                  </Link>
                ) : (
                  <span lang={lang ?? undefined}>{date.title}</span>
                )}
              </>
            )}
            {date.format && <span className="text-sm text-ink-3"> · {date.format}</span>}
            {date.extendedFrom && (
              <span className="text-sm text-ink-3">
                {' '}
                · {t.rich('extendedFrom', { date: () => <DateTime style="short" value={date.extendedFrom ?? ''} /> })}
              </span>
            )}
            {date.isDone && <span className="text-good text-sm"> · {t('done')}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
