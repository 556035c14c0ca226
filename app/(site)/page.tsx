import { getTranslations } from 'next-intl/server';
import { shownSite } from '@/app/shown-site';
import { SitePage } from '@/app/site-page';
import { CatalogPreview } from '@/components/site/catalog-preview';
import { EnrolledList } from '@/components/site/enrolled-list';
import { HomeHero } from '@/components/site/home-hero';
import { YourCoursesHead } from '@/components/site/your-courses-head';
import { Notice } from '@/components/ui/notice';
import { currentContext } from '@/lib/auth';
import { listFirstCourses } from '@/lib/catalog';
import { listEnrolledCourses } from '@/lib/enrollments';

interface HomePageProps {
  readonly searchParams: Promise<{ readonly notice?: string | string[] }>;
}

/** The front page: for a visitor what this is and where to begin, for a learner the courses that are under way. */
export default async function HomePage({ searchParams }: HomePageProps) {
  const [ctx, { notice }, t] = await Promise.all([currentContext(), searchParams, getTranslations('site.about.leave')]);
  const isSignedIn = ctx.actor.kind === 'user';
  const enrolled = isSignedIn ? await listEnrolledCourses(ctx) : [];
  const left =
    isSignedIn && notice === 'left' ? (
      <Notice tone="good" className="mb-8 max-w-measure" isAnnounced>
        {t('done')}
      </Notice>
    ) : null;
  if (enrolled.length > 0) {
    return (
      <SitePage>
        {left}
        <YourCoursesHead />
        <EnrolledList courses={enrolled} />
      </SitePage>
    );
  }
  const [catalog, { mayRegister }] = await Promise.all([listFirstCourses(ctx), shownSite()]);
  return (
    <SitePage>
      {left}
      <HomeHero isSignedIn={isSignedIn} mayRegister={mayRegister} />
      <CatalogPreview catalog={catalog} now={ctx.now} />
    </SitePage>
  );
}
