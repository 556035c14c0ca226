import { renderAuthorHtml } from '@/lib/courses';
import { notFound } from '@/lib/errors';
import { listStaticTabs } from './course-head';
import type { VisitContext } from './learner-course';
import type { ClosedPage, StaticPage } from './model';
import { type OpenCourseInput, openCourse } from './open-course';
import { closedPage } from './open-course-home';

/** One of the course's own pages. A hidden one opens by its address, one for staff only to staff. One query. */
export async function openStaticPage(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly slug: string },
): Promise<StaticPage | ClosedPage> {
  const course = await openCourse(ctx, input);
  if (!course.decision.canSeeContent) {
    return closedPage(course);
  }
  const tab = listStaticTabs(course.outline).find(({ slug }) => slug === input.slug);
  const html = tab && course.outline.documents.tabs[tab.slug];
  if (!tab || html === undefined || (tab.isStaffOnly && !course.seesAsStaff)) {
    throw notFound('courses.page-not-found', 'This course has no such page.');
  }
  return { status: 'open', course: course.head, title: tab.name, html: renderAuthorHtml(html, course.courseKey) };
}
