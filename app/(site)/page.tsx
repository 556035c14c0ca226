import { SitePage } from '@/app/site-page';
import { CatalogPreview } from '@/components/site/catalog-preview';
import { EnrolledList } from '@/components/site/enrolled-list';
import { HomeHero } from '@/components/site/home-hero';
import { YourCoursesHead } from '@/components/site/your-courses-head';
import { currentContext } from '@/lib/auth';
import { listFirstCourses } from '@/lib/catalog';
import { listEnrolledCourses } from '@/lib/enrollments';

/** The front page: for a visitor what this is and where to begin, for a learner the courses that are under way. */
export default async function HomePage() {
  const ctx = await currentContext();
  const enrolled = ctx.actor.kind === 'user' ? await listEnrolledCourses(ctx) : [];
  if (enrolled.length > 0) {
    return (
      <SitePage>
        <YourCoursesHead />
        <EnrolledList courses={enrolled} />
      </SitePage>
    );
  }
  const catalog = await listFirstCourses(ctx);
  return (
    <SitePage>
      <HomeHero isSignedIn={ctx.actor.kind === 'user'} />
      <CatalogPreview catalog={catalog} now={ctx.now} />
    </SitePage>
  );
}
