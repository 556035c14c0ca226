import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { TeamCourse } from '@/lib/catalog';

/** The courses of a team: state on every row, the way to what learners see. */
export function TeamCourseTable({ courses }: { readonly courses: readonly TeamCourse[] }) {
  const t = useTranslations('studio');
  return (
    <Table caption={t('tableCaption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.course')}</HeaderCell>
          <HeaderCell>{t('column.run')}</HeaderCell>
          <HeaderCell>{t('column.starts')}</HeaderCell>
          <HeaderCell>{t('column.ends')}</HeaderCell>
          <HeaderCell>{t('column.state')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {courses.map((course) => (
          <tr key={course.courseKey}>
            <HeaderCell scope="row" className="min-w-56">
              <TextLink href={course.href}>
                <bdi lang={course.language ?? undefined}>{course.title}</bdi>
              </TextLink>
              <span className="block text-xs font-normal text-ink-3">
                {course.org} · {course.number}
              </span>
            </HeaderCell>
            <td>{course.run}</td>
            <td className="whitespace-nowrap">
              <DateTime value={course.startAt} style="date" />
            </td>
            <td className="whitespace-nowrap">{course.endAt ? <DateTime value={course.endAt} /> : t('noEnd')}</td>
            <td>
              {course.hasUnpublishedChanges ? (
                <Badge tone="warn">{t('state.changed')}</Badge>
              ) : (
                <Badge tone="good">{t('state.published')}</Badge>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
