import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CourseShell } from '@/components/course/course-shell';
import { TextbookList } from '@/components/course/textbook-list';
import { textbooksPath } from '@/lib/courses';
import { ClosedPageShown } from '../../../closed-page';
import { LearnFrame } from '../../../learn-frame';
import { textbooksPage } from '../../../read-course';
import { type CourseParams, decoded } from '../params';

export async function generateMetadata({ params }: CourseParams): Promise<Metadata> {
  const [{ course }, t] = await Promise.all([
    textbooksPage((await decoded(params)).courseKey),
    getTranslations('learn'),
  ]);
  return { title: `${t('tab.textbooks')} · ${course.title}` };
}

export default async function CourseTextbooksPage({ params }: CourseParams) {
  const { courseKey } = await decoded(params);
  const page = await textbooksPage(courseKey);
  if (page.status === 'closed') {
    return <ClosedPageShown page={page} path={textbooksPath(courseKey)} />;
  }
  const t = await getTranslations('learn');
  return (
    <LearnFrame course={page.course}>
      <CourseShell course={page.course} place="textbooks">
        <h1 className="mb-6 text-title">{t('tab.textbooks')}</h1>
        <TextbookList books={page.books} lang={page.course.language} />
      </CourseShell>
    </LearnFrame>
  );
}
