import { useFormatter, useTranslations } from 'next-intl';
import { Bar } from '@/components/chart/bar';
import { CourseCell } from '@/components/course/course-cell';
import { HeaderCell, Table } from '@/components/ui/table';
import type { SiteCourse } from '@/lib/catalog';
import type { CourseFigures } from '@/lib/rollups';

const most = 50;

/** The courses in which most was answered, each with its share of the busiest as a bar. */
export function TopCourses({
  courses,
  figures,
}: {
  readonly courses: readonly SiteCourse[];
  /** By course key. */
  readonly figures: ReadonlyMap<string, CourseFigures>;
}) {
  const t = useTranslations('admin.analytics');
  const format = useFormatter();
  const titles = new Map(courses.map((course) => [course.courseKey, course]));
  const rows = [...figures.values()].sort((a, b) => b.attempts - a.attempts).slice(0, most);
  const top = Math.max(1, rows[0]?.attempts ?? 0);
  return (
    <section aria-labelledby="courses" className="min-w-0">
      <h2 id="courses" className="mb-3 text-lg">
        {t('courses')}
      </h2>
      <Table caption={t('courses')} isCaptionHidden>
        <thead>
          <tr>
            <HeaderCell>{t('course')}</HeaderCell>
            <HeaderCell className="w-40">
              <span className="sr-only">{t('share')}</span>
            </HeaderCell>
            <HeaderCell className="text-end!">{t('answers')}</HeaderCell>
            <HeaderCell className="text-end!">{t('completed')}</HeaderCell>
            <HeaderCell className="text-end!">{t('enrolled')}</HeaderCell>
            <HeaderCell className="text-end!">{t('joined')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ courseKey, attempts, completions, enrollments, enrolled }) => (
            <tr key={courseKey}>
              <CourseCell
                href={`/instructor/${courseKey}`}
                title={titles.get(courseKey)?.title ?? courseKey}
                language={titles.get(courseKey)?.language}
              />
              <td>
                <Bar share={attempts / top} />
              </td>
              <td className="num text-end!">{format.number(attempts)}</td>
              <td className="num text-end!">{format.number(completions)}</td>
              <td className="num text-end!">{format.number(enrollments)}</td>
              <td className="num text-end!">{format.number(enrolled)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
