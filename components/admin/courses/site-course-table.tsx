import { useFormatter, useTranslations } from 'next-intl';
import { CourseCell } from '@/components/course/course-cell';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import type { SiteCourse } from '@/lib/catalog';
import type { CourseFigures } from '@/lib/rollups';

const megabyte = 1_000_000;

/** Course runs, a line each: the title leads to the studio. */
export function SiteCourseTable({
  courses,
  figures,
}: {
  readonly courses: readonly SiteCourse[];
  /** By course key. */
  readonly figures: ReadonlyMap<string, CourseFigures>;
}) {
  const t = useTranslations('admin.courses');
  const format = useFormatter();
  return (
    <Table caption={t('caption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.course')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.enrolled')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.joined')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.attempts')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.files')}</HeaderCell>
          <HeaderCell>{t('column.starts')}</HeaderCell>
          <HeaderCell>{t('column.changed')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {courses.map((course) => {
          const now = figures.get(course.courseKey);
          return (
            <tr key={course.courseKey}>
              <CourseCell href={`/studio/${course.courseKey}`} title={course.title} language={course.language}>
                {course.courseKey}
              </CourseCell>
              <td className="text-end!">{format.number(now?.enrollments ?? 0)}</td>
              <td className="text-end!">{format.number(now?.enrolled ?? 0)}</td>
              <td className="text-end!">{format.number(now?.attempts ?? 0)}</td>
              <td className="text-end! whitespace-nowrap">
                {t('megabytes', { size: Math.ceil((10 * course.fileBytes) / megabyte) / 10 })}
              </td>
              <td className="whitespace-nowrap">
                <DateTime value={course.startAt} />
              </td>
              <td className="whitespace-nowrap">
                <DateTime value={course.updatedAt} />
                {course.hasUnpublishedChanges ? (
                  <span className="block">
                    <Badge tone="warn">{t('drafted')}</Badge>
                  </span>
                ) : null}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
