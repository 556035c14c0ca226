import type { Metadata } from 'next';
import { cache } from 'react';
import { type CourseParams, decoded } from '@/app/(learn)/courses/[courseKey]/params';
import { forPage } from '@/app/for-page';
import { shownSite } from '@/app/shown-site';
import { SitePage } from '@/app/site-page';
import { CourseAboutHead } from '@/components/site/course-about-head';
import { CourseContents } from '@/components/site/course-contents';
import { CourseFacts } from '@/components/site/course-facts';
import { CourseOverview } from '@/components/site/course-overview';
import { EnrollmentPanel } from '@/components/site/enrollment-panel';
import { currentContext } from '@/lib/auth';
import { getCourseAbout } from '@/lib/catalog';
import { enrollInCourse, leaveCourse } from './actions';

/** Once a request, for the head of the document and for the page. */
const readAbout = cache(async (courseKey: string) => {
  const ctx = await currentContext();
  const about = await forPage(() => getCourseAbout(ctx, { courseKey }));
  return { about, now: ctx.now };
});

export async function generateMetadata({ params }: CourseParams): Promise<Metadata> {
  const { about } = await readAbout((await decoded(params)).courseKey);
  return { title: about.title, ...(about.shortDescription && { description: about.shortDescription }) };
}

/** What a course is about, when it runs, and the way in, for whoever may know of it. */
export default async function AboutPage({ params }: CourseParams) {
  const [{ about, now }, { mayRegister }] = await Promise.all([
    readAbout((await decoded(params)).courseKey),
    shownSite(),
  ]);
  return (
    <SitePage>
      <article className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <CourseAboutHead about={about} />
        <aside className="lg:col-start-2 lg:row-span-3 lg:row-start-1">
          <EnrollmentPanel
            about={about}
            actions={{ enrol: enrollInCourse, leave: leaveCourse }}
            mayRegister={mayRegister}
            now={now}
          >
            <CourseFacts about={about} />
          </EnrollmentPanel>
        </aside>
        <CourseOverview about={about} />
        <CourseContents about={about} />
      </article>
    </SitePage>
  );
}
