import { eq } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';
import { courseAboutPath, coursePath, renderAuthorHtml } from '@/lib/courses';
import { type LearnerCourse, openCourse, titleOf, type VisitContext } from '@/lib/enrollments';
import { notFound } from '@/lib/errors';
import { decideEnrollment, type EnrollmentReason } from '@/lib/schedule';
import { catalogColumns, toCatalogItem } from './list-courses';
import type { CourseAbout, EnrollmentOffer } from './model';

/**
 * The about page of a course, for whoever may see it, with what enrolling means for this person now. Two queries, one more where
 * the course requires others.
 */
export async function getCourseAbout(
  ctx: VisitContext,
  { courseKey }: { readonly courseKey: string },
): Promise<CourseAbout> {
  const [course, [row]] = await Promise.all([
    openCourse(ctx, { courseKey }),
    ctx.db
      .select({
        ...catalogColumns,
        enrollmentStartAt: courseRuns.enrollmentStartAt,
        enrollmentEndAt: courseRuns.enrollmentEndAt,
      })
      .from(courseRuns)
      .where(eq(courseRuns.key, courseKey)),
  ]);
  if (!row || !course.decision.canSeeAbout) {
    throw notFound('courses.not-found', 'There is no such course.');
  }
  const { about } = course.outline.documents;
  return {
    ...toCatalogItem(row),
    overview: renderAuthorHtml(about.overview ?? '', courseKey),
    effort: about.effort?.trim() || null,
    enrollmentStartAt: row.enrollmentStartAt?.toISOString() ?? null,
    enrollmentEndAt: row.enrollmentEndAt?.toISOString() ?? null,
    introVideoYoutubeId: /(?:embed\/|v=|youtu\.be\/)([\w-]{6,20})/.exec(about.video ?? '')?.[1] ?? null,
    offer: offerOf(course),
    requires: course.requiredCourses.map(({ courseKey: key, title, language, isPassed }) => ({
      title,
      language,
      isPassed,
      href: courseAboutPath(key),
    })),
    isStaff: course.isStaff,
    publicHref: course.decision.canSeeContent && !course.enrollment ? coursePath(courseKey) : null,
    outline: outlineOf(course),
  };
}

function offerOf(course: LearnerCourse): EnrollmentOffer {
  if (course.enrollment) {
    const outside = { ...course.viewing, learner: { ...course.viewing.learner, isEnrolled: false } };
    const mayReturn = decideEnrollment(outside).state === 'open';
    return { kind: 'enrolled', href: coursePath(course.courseKey), mayReturn };
  }
  const decision = decideEnrollment(course.viewing);
  return decision.state === 'open'
    ? { kind: 'open', isSignedIn: course.userId !== null }
    : { kind: 'closed', reason: { code: decision.reason.code, at: instantOf(decision.reason) } };
}

function instantOf(reason: EnrollmentReason): string | null {
  switch (reason.code) {
    case 'not-open-yet':
      return reason.opens.toISOString();
    case 'closed':
      return reason.closed.toISOString();
    case 'ended':
      return reason.ended.toISOString();
    default:
      return null;
  }
}

/** Names only, and only where the course lets this person see its outline. */
function outlineOf(course: LearnerCourse): CourseAbout['outline'] {
  if (!course.decision.canSeeOutline) {
    return [];
  }
  const isListed = (block: string) => course.decide(block)?.decision.isListed ?? false;
  return course.outline.course.children
    .filter(({ block }) => isListed(block))
    .map((section) => ({
      title: titleOf(section),
      subsections: section.children.filter(({ block }) => isListed(block)).map(titleOf),
    }));
}
