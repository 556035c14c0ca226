import type { ReactNode } from 'react';
import { shownSite } from '@/app/shown-site';
import { HeaderCourse, SiteHeader } from '@/components/site/site-header';
import { readSession } from '@/lib/auth';
import type { CourseHead } from '@/lib/enrollments';

/** Header and main of a course's pages. Asks the stores nothing: the page has done that, the name stands in the session, the site's is kept. */
export async function LearnFrame({ course, children }: { course: CourseHead; children: ReactNode }) {
  const session = course.viewer.isSignedIn ? await readSession() : null;
  return (
    <>
      <SiteHeader site={await shownSite()} viewer={session && { name: session.name, isTeacher: course.viewer.isStaff }}>
        <HeaderCourse href={course.href} lang={course.language ?? undefined} title={course.title} />
      </SiteHeader>
      <main className="flex grow flex-col" id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
