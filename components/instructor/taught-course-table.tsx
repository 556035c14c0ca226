import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { TeamCourse } from '@/lib/catalog';

/** The courses that somebody teaches, with the ways into each. */
export function TaughtCourseTable({
  courses,
  hrefOf,
  places,
}: {
  readonly courses: readonly TeamCourse[];
  readonly hrefOf: (courseKey: string) => string;
  readonly places: readonly { readonly label: string; readonly hrefOf: (courseKey: string) => string }[];
}) {
  const t = useTranslations('instructor');
  return (
    <Table caption={t('tableCaption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.course')}</HeaderCell>
          <HeaderCell>{t('column.run')}</HeaderCell>
          <HeaderCell>{t('column.starts')}</HeaderCell>
          <HeaderCell>{t('column.ends')}</HeaderCell>
          <HeaderCell>{t('column.places')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {courses.map(({ courseKey, title, org, number, run, language, startAt, endAt }) => (
          <tr key={courseKey}>
            <HeaderCell scope="row" className="min-w-56">
              <TextLink href={hrefOf(courseKey)}>
                <bdi lang={language ?? undefined}>{title}</bdi>
              </TextLink>
              <span className="block text-xs font-normal text-ink-3">
                {org} · {number}
              </span>
            </HeaderCell>
            <td>{run}</td>
            <td className="whitespace-nowrap">
              <DateTime value={startAt} />
            </td>
            <td className="whitespace-nowrap">{endAt ? <DateTime value={endAt} /> : t('noEnd')}</td>
            <td>
              <ul className="flex flex-wrap gap-x-4">
                {places.map((place) => (
                  <li key={place.label}>
                    <TextLink href={place.hrefOf(courseKey)}>{place.label}</TextLink>
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
