import { useTranslations } from 'next-intl';
import type { CourseDate } from '@/lib/enrollments';
import { DateList } from './date-list';

/** The next few dates, beside the outline. */
export function UpcomingDates({ dates, lang }: { dates: readonly CourseDate[]; lang: string | null }) {
  const t = useTranslations('learn');
  if (dates.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="upcoming-title">
      <h2 className="aside-title" id="upcoming-title">
        {t('upcoming')}
      </h2>
      <DateList dates={dates} lang={lang} />
    </section>
  );
}
