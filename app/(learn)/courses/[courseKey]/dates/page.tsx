import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CourseShell } from '@/components/course/course-shell';
import { DateList } from '@/components/course/date-list';
import { courseDatesPath } from '@/lib/courses';
import { ClosedPageShown } from '../../../closed-page';
import { LearnFrame } from '../../../learn-frame';
import { datesPage } from '../../../read-course';
import { type CourseParams, decoded } from '../params';

export async function generateMetadata({ params }: CourseParams): Promise<Metadata> {
  const [{ course }, t] = await Promise.all([datesPage((await decoded(params)).courseKey), getTranslations('learn')]);
  return { title: `${t('tab.dates')} · ${course.title}` };
}

export default async function CourseDatesPage({ params }: CourseParams) {
  const { courseKey } = await decoded(params);
  const page = await datesPage(courseKey);
  if (page.status === 'closed') {
    return <ClosedPageShown page={page} path={courseDatesPath(courseKey)} />;
  }
  const t = await getTranslations('learn');
  return (
    <LearnFrame course={page.course}>
      <CourseShell course={page.course} place="dates">
        <h1 className="mb-6 text-title">{t('tab.dates')}</h1>
        <DateList dates={page.dates} lang={page.course.language} />
      </CourseShell>
    </LearnFrame>
  );
}
