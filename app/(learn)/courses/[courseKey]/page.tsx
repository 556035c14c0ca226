import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LockedReason } from '@/components/course/closed-course';
import { CourseShell } from '@/components/course/course-shell';
import { CourseUpdates } from '@/components/course/course-updates';
import { Outline } from '@/components/course/outline';
import { OutlineOnly } from '@/components/course/outline-only';
import { UpcomingDates } from '@/components/course/upcoming-dates';
import { Drawn } from '@/components/drawn/drawn';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TextLink } from '@/components/ui/text-link';
import { courseAboutPath, coursePath } from '@/lib/courses';
import { withReturnPath } from '@/lib/requests';
import { ClosedPageShown } from '../../closed-page';
import { LearnFrame } from '../../learn-frame';
import { homePage } from '../../read-course';
import { type CourseParams, decoded } from './params';

interface HomeParams extends CourseParams {
  readonly searchParams: Promise<{ readonly section?: string | string[] }>;
}

async function readHome({ params, searchParams }: HomeParams) {
  const [{ courseKey }, { section }] = await Promise.all([decoded(params), searchParams]);
  return { courseKey, home: await homePage(courseKey, typeof section === 'string' ? section : undefined) };
}

export async function generateMetadata(props: HomeParams): Promise<Metadata> {
  return { title: (await readHome(props)).home.course.title };
}

export default async function CourseHomePage(props: HomeParams) {
  const { courseKey, home } = await readHome(props);
  if (home.status === 'closed') {
    return <ClosedPageShown page={home} path={coursePath(courseKey)} />;
  }
  const t = await getTranslations('learn');
  const { course, progress, resume } = home;
  return (
    <LearnFrame course={course}>
      <CourseShell course={course} place="home">
        <h1 className="mb-9 text-title" lang={course.language ?? undefined}>
          {course.title}
        </h1>
        {home.reason && (
          <OutlineOnly
            aboutHref={courseAboutPath(course.courseKey)}
            reason={home.reason}
            signInHref={course.viewer.isSignedIn ? null : withReturnPath('/sign-in', course.href)}
          />
        )}
        {home.exam && (
          <Notice className="mb-9 max-w-measure" title={t('examTitle')}>
            <LockedReason reason={{ code: 'entrance-exam', at: null, exam: home.exam }} />
          </Notice>
        )}
        <Drawn>
          <div className="grid gap-12 lg:grid-cols-[minmax(0,1fr)_19rem]">
            <div>
              {resume && (
                <div className="mb-10 flex flex-wrap items-center gap-x-6 gap-y-3">
                  <LinkButton href={resume.href}>{resume.hasBegun ? t('resume') : t('begin')}</LinkButton>
                  <p className="text-ink-2">
                    {resume.hasBegun ? t('resumeAt') : t('beginWith')}{' '}
                    <span lang={course.language ?? undefined}>{resume.title}</span>
                  </p>
                </div>
              )}
              {home.sections.length === 0 ? (
                <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
              ) : (
                <Outline lang={course.language} saidAbove={home.reason?.code} sections={home.sections} />
              )}
            </div>
            <aside className="grid content-start gap-9">
              {course.viewer.isEnrolled && progress.total > 0 && (
                <section aria-labelledby="completion-title">
                  <h2 className="aside-title" id="completion-title">
                    {t('completion')}
                  </h2>
                  <ProgressBar
                    label={t('completion')}
                    max={progress.total}
                    value={progress.done}
                    valueText={t('unitsDone', { done: progress.done, total: progress.total })}
                  />
                  <p className="num mt-2 text-sm text-ink-2">
                    {t('unitsDone', { done: progress.done, total: progress.total })}
                  </p>
                </section>
              )}
              <UpcomingDates dates={home.upcoming} lang={course.language} />
              <CourseUpdates handouts={home.handouts} lang={course.language} updates={home.updates} />
              {home.reason ? null : (
                <p className="text-sm">
                  <TextLink href={courseAboutPath(course.courseKey)}>
                    {t(course.viewer.isEnrolled ? 'aboutOrLeave' : 'aboutCourse')}
                  </TextLink>
                </p>
              )}
            </aside>
          </div>
        </Drawn>
      </CourseShell>
    </LearnFrame>
  );
}
