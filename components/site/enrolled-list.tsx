import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { LinkButton } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TextLink } from '@/components/ui/text-link';
import type { EnrolledCourse } from '@/lib/enrollments';

/** A learner's own courses: how far along, what is due next, and the way on. */
export function EnrolledList({ courses }: { readonly courses: readonly EnrolledCourse[] }) {
  const first = courses.find(({ state }) => state === 'current');
  return (
    <ul className="course-list">
      {courses.map((course) => (
        <EnrolledRow key={course.courseKey} course={course} isFirst={course === first} />
      ))}
    </ul>
  );
}

function EnrolledRow({
  course,
  isFirst,
}: {
  readonly course: EnrolledCourse;
  /** The one to go on with: its button is the page's. */
  readonly isFirst: boolean;
}) {
  const t = useTranslations('site.enrolled');
  const { progress } = course;
  const done = t('done', { done: progress.done, total: progress.total });
  const way = course.state === 'ended' ? 'open' : progress.done > 0 ? 'resume' : 'begin';
  return (
    <li className="grid items-center gap-x-8 gap-y-4 md:grid-cols-[minmax(0,1fr)_14rem_8rem]">
      <div>
        <h2>
          <Link href={course.href}>
            <bdi lang={course.language ?? undefined}>{course.title}</bdi>
          </Link>
        </h2>
        <p className="course-facts">{`${course.org} · ${course.number} · ${course.run}`}</p>
        {course.nextDue ? (
          <p className="mt-2 text-sm text-ink-2">
            {t.rich('nextDue', {
              title: course.nextDue.title,
              date: () => (course.nextDue ? <DateTime value={course.nextDue.at} style="short" /> : null),
              link: (chunks) =>
                course.nextDue?.href ? (
                  <TextLink href={course.nextDue.href} lang={course.language ?? undefined}>
                    {chunks}
                  </TextLink>
                ) : (
                  <span lang={course.language ?? undefined}>{chunks}</span>
                ),
            })}
          </p>
        ) : null}
      </div>
      <div>
        {course.missing.length > 0 ? (
          <p className="text-sm text-ink-2">
            {t('passFirst')}
            {course.missing.map(({ href, title, language }, place) => (
              <Fragment key={href}>
                {place > 0 && ','}{' '}
                <TextLink href={href} lang={language ?? undefined}>
                  {title}
                </TextLink>
              </Fragment>
            ))}
          </p>
        ) : course.state === 'upcoming' ? (
          <p className="text-sm text-ink-2">{t.rich('starts', { date: () => <DateTime value={course.startAt} /> })}</p>
        ) : progress.total > 0 ? (
          <>
            <ProgressBar
              label={t('progressOf', { title: course.title })}
              value={progress.done}
              max={progress.total}
              valueText={done}
            />
            <p className="num mt-1.5 text-sm text-ink-3">
              {done}
              {course.state === 'ended' ? ` · ${t('ended')}` : null}
            </p>
          </>
        ) : course.state === 'ended' ? (
          <p className="text-sm text-ink-3">{t('ended')}</p>
        ) : null}
      </div>
      <div className="md:justify-self-end">
        {course.state === 'upcoming' ? null : (
          <LinkButton
            href={course.resumeHref ?? course.href}
            size="sm"
            variant={isFirst ? 'primary' : 'quiet'}
            aria-label={t(`${way}Course`, { title: course.title })}
          >
            {t(way)}
          </LinkButton>
        )}
      </div>
    </li>
  );
}
