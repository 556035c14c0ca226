import { ClosedCourse } from '@/components/course/closed-course';
import { courseAboutPath } from '@/lib/courses';
import type { ClosedPage } from '@/lib/enrollments';
import { withReturnPath } from '@/lib/requests';
import { LearnFrame } from './learn-frame';

/** A page of a course that is not open to this person now; a visitor may sign in and come back to `path`. */
export function ClosedPageShown({ page, path }: { page: ClosedPage; path: string }) {
  return (
    <LearnFrame course={page.course}>
      <ClosedCourse
        aboutHref={courseAboutPath(page.course.courseKey)}
        page={page}
        signInHref={page.course.viewer.isSignedIn ? null : withReturnPath('/sign-in', path)}
      />
    </LearnFrame>
  );
}
