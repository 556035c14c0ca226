import type { Metadata } from 'next';
import { PageHeader } from '@/components/ui/page-header';
import { openForPage, type StudioPageProps } from './open-for-page';
import { StudioPage } from './studio-page';

export async function generateMetadata(props: StudioPageProps): Promise<Metadata> {
  const { course } = await openForPage(props);
  return { title: course.run.title };
}

/** The outline of a course: its sections, subsections and units as the team works on them. */
export default async function StudioOutlinePage(props: StudioPageProps) {
  const { course } = await openForPage(props);
  return (
    <StudioPage course={course} place="outline">
      <PageHeader title={<bdi lang={course.run.language ?? undefined}>{course.run.title}</bdi>} />
    </StudioPage>
  );
}
