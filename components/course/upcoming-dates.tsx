import { getTranslations } from 'next-intl/server';
import type { CourseDate } from '@/lib/enrollments/model';
import { DateList } from './date-list';

/** The next few dates, beside the outline. */
export async function UpcomingDates({ dates, lang }: { dates: readonly CourseDate[]; lang: string | null }) {
  if (dates.length === 0) {
    return null;
  }
  const t = await getTranslations('learn');
  return (
    <section aria-labelledby="upcoming-title">
      <h2 className="aside-title" id="upcoming-title">
        {t('upcoming')}
      </h2>
      <DateList dates={dates} lang={lang} />
    </section>
  );
}
