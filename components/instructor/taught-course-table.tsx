import { useTranslations } from 'next-intl';
import { CourseCell } from '@/components/course/course-cell';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { TaughtCourseEntry } from '@/lib/catalog';

/** The courses that somebody teaches, with the ways into each. */
export function TaughtCourseTable({
  courses,
  hrefOf,
  linksOf,
}: {
  readonly courses: readonly TaughtCourseEntry[];
  readonly hrefOf: (course: TaughtCourseEntry) => string;
  readonly linksOf: (course: TaughtCourseEntry) => readonly { readonly label: string; readonly href: string }[];
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
        {courses.map((course) => (
          <tr key={course.courseKey}>
            <CourseCell href={hrefOf(course)} title={course.title} language={course.language}>
              {course.org} · {course.number}
            </CourseCell>
            <td>{course.run}</td>
            <td className="whitespace-nowrap">
              <DateTime value={course.startAt} />
            </td>
            <td className="whitespace-nowrap">{course.endAt ? <DateTime value={course.endAt} /> : t('noEnd')}</td>
            <td>
              <ul className="flex flex-wrap gap-x-4">
                {linksOf(course).map(({ label, href }) => (
                  <li key={href}>
                    <TextLink href={href}>{label}</TextLink>
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
