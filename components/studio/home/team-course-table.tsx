import { useTranslations } from 'next-intl';
import { CourseCell } from '@/components/course/course-cell';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { HeaderCell, Table } from '@/components/ui/table';
import type { TeamCourse } from '@/lib/catalog';

/** Columns that a phone has no room for: what they say of a course stands under its title there. */
const widerOnly = 'max-sm:hidden';

/** The courses of a team: state on every row, and what can be done with each. */
export function TeamCourseTable({
  courses,
  action,
}: {
  readonly courses: readonly TeamCourse[];
  /** Puts a course away, or brings it back. */
  readonly action: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations('studioHome');
  const hasActions = courses.some(({ mayRerun, mayArchive }) => mayRerun || mayArchive);
  return (
    <Table caption={t('table.caption')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('table.course')}</HeaderCell>
          <HeaderCell className={widerOnly}>{t('table.run')}</HeaderCell>
          <HeaderCell className={widerOnly}>{t('table.starts')}</HeaderCell>
          <HeaderCell className={widerOnly}>{t('table.ends')}</HeaderCell>
          <HeaderCell>{t('table.state')}</HeaderCell>
          {hasActions ? <HeaderCell>{t('table.actions')}</HeaderCell> : null}
        </tr>
      </thead>
      <tbody>
        {courses.map((course) => (
          <tr key={course.courseKey}>
            <CourseCell href={course.href} title={course.title} language={course.language}>
              {course.org} · {course.number}
              <span className="sm:hidden">
                {' · '}
                {course.run}
                <br />
                {t('table.starts')} <DateTime value={course.startAt} style="date" />
              </span>
            </CourseCell>
            <td className={widerOnly}>{course.run}</td>
            <td className={`whitespace-nowrap ${widerOnly}`}>
              <DateTime value={course.startAt} style="date" />
            </td>
            <td className={`whitespace-nowrap ${widerOnly}`}>
              {course.endAt ? <DateTime value={course.endAt} /> : t('table.noEnd')}
            </td>
            <td>
              <CourseState course={course} />
            </td>
            {hasActions ? (
              <td>
                <CourseActions course={course} action={action} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function CourseState({ course }: { readonly course: TeamCourse }) {
  const t = useTranslations('studioHome');
  if (course.isArchived) {
    return <Badge>{t('state.archived')}</Badge>;
  }
  return course.hasUnpublishedChanges ? (
    <Badge tone="warn">{t('state.changed')}</Badge>
  ) : (
    <Badge tone="good">{t('state.published')}</Badge>
  );
}

function CourseActions({
  course,
  action,
}: {
  readonly course: TeamCourse;
  readonly action: (form: FormData) => Promise<void>;
}) {
  const t = useTranslations('studioHome');
  const { courseKey, title, run, isArchived } = course;
  return (
    <div className="-ms-3.5 flex flex-wrap gap-x-1 whitespace-nowrap">
      {course.mayRerun ? (
        <Link
          href={`/studio/${courseKey}/rerun`}
          className="ui-button ui-button-plain ui-button-sm"
          aria-label={t('rerun.ofCourse', { title, run })}
        >
          {t('rerun.short')}
        </Link>
      ) : null}
      {course.mayArchive ? (
        <form action={action}>
          <input type="hidden" name="courseKey" value={courseKey} />
          <input type="hidden" name="isArchived" value={isArchived ? 'no' : 'yes'} />
          <Button
            type="submit"
            variant="plain"
            size="sm"
            aria-label={isArchived ? t('archive.backCourse', { title, run }) : t('archive.putCourse', { title, run })}
          >
            {isArchived ? t('archive.back') : t('archive.put')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
