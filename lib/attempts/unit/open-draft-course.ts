import type { Actor, Context } from '@/lib/context';
import { openStudioCourse, type StudioCourse } from '@/lib/courses';
import { courseFor, type LearnerCourse } from '@/lib/enrollments';

/** A context of somebody who is signed in. */
export interface TeamContext extends Context {
  readonly actor: Extract<Actor, { kind: 'user' }>;
}

/**
 * The draft of a course as its pages will be: for its team, decided as staff, without anybody's enrolment or answers. Nothing that is
 * read by it is recorded. Throws as `openStudioCourse`.
 */
export async function openDraftCourse(
  ctx: TeamContext,
  courseKey: string,
): Promise<{ readonly studio: StudioCourse; readonly course: LearnerCourse }> {
  const studio = await openStudioCourse(ctx, courseKey);
  const { key, org, number, run, title, language, draftRevision } = studio.run;
  const course = courseFor(ctx, {
    row: { courseKey: key, org, number, run, title, language, revision: draftRevision },
    outline: studio.draft,
    actor: ctx.actor,
    enrollment: null,
    groups: new Map(),
    viewAs: 'staff',
  });
  return { studio, course };
}
