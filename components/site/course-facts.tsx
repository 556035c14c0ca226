import { useLocale, useTimeZone, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { languageName } from '@/i18n/language-name';
import type { CourseAbout } from '@/lib/catalog';

/** When the course runs, how much work it is, in which language. */
export function CourseFacts({ about }: { readonly about: CourseAbout }) {
  const t = useTranslations('site.about');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const facts: { name: string; value: ReactNode }[] = [
    { name: t('starts'), value: <DateTime value={about.startAt} /> },
    ...(about.endAt ? [{ name: t('ends'), value: <DateTime value={about.endAt} /> }] : []),
    ...(about.enrollmentEndAt ? [{ name: t('enrolBy'), value: <DateTime value={about.enrollmentEndAt} /> }] : []),
    ...(about.effort ? [{ name: t('effort'), value: effortOf(about.effort, t) }] : []),
    { name: t('pace'), value: t(about.isSelfPaced ? 'selfPaced' : 'withDates') },
    ...(about.language ? [{ name: t('language'), value: languageName(about.language, locale) }] : []),
  ];
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-1.5 text-sm">
        {facts.map((fact) => (
          <div key={fact.name} className="contents">
            <dt className="text-ink-3">{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-xs text-ink-3">
        {t('zone', { zone: zoneName(new Date(about.startAt), timeZone, locale) })}
      </p>
    </>
  );
}

/** Authors write the hours of a week as `HH:MM`; whatever else they write stands as it is. */
function effortOf(text: string, t: ReturnType<typeof useTranslations<'site.about'>>): string {
  const [, hours, minutes] = /^(\d{1,3}):([0-5]\d)(?::\d\d)?$/.exec(text) ?? [];
  return hours === undefined ? text : t('effortTime', { hours: Number(hours), minutes: Number(minutes) }).trim();
}

/** The name of a time zone at an instant: "Eastern European Summer Time". */
function zoneName(at: Date, timeZone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'long' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
