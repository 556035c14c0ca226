import type { Metadata } from 'next';
import { CourseShell } from '@/components/course/course-shell';
import { staticPagePath } from '@/lib/courses';
import { ClosedPageShown } from '../../../../closed-page';
import { LearnFrame } from '../../../../learn-frame';
import { staticPage } from '../../../../read-course';
import { decoded, type SlugParams } from '../../params';

export async function generateMetadata({ params }: SlugParams): Promise<Metadata> {
  const { courseKey, slug } = await decoded(params);
  const page = await staticPage(courseKey, slug);
  return { title: page.status === 'open' ? `${page.title} · ${page.course.title}` : page.course.title };
}

export default async function StaticTabPage({ params }: SlugParams) {
  const { courseKey, slug } = await decoded(params);
  const page = await staticPage(courseKey, slug);
  if (page.status === 'closed') {
    return <ClosedPageShown page={page} path={staticPagePath(courseKey, slug)} />;
  }
  return (
    <LearnFrame course={page.course}>
      <CourseShell course={page.course} place={{ slug: encodeURIComponent(slug) }}>
        <article className="mx-auto max-w-measure" lang={page.course.language ?? undefined}>
          <h1 className="mb-6 text-title">{page.title}</h1>
          <div className="prose" dangerouslySetInnerHTML={{ __html: page.html }} />
        </article>
      </CourseShell>
    </LearnFrame>
  );
}
