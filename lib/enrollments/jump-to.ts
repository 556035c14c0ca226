import { coursePath, unitOf, unitPath } from '@/lib/courses';
import { notFound } from '@/lib/errors';
import type { VisitContext } from './learner-course';
import { type OpenCourseInput, openCourse } from './open-course';

/**
 * Where a link to a block leads: the path of its unit, with the block as the anchor. `id` is the part of a block's name after `@`, or
 * the whole name. NotFound where there is no such block for this viewer; a locked one leads to its unit, which says why.
 */
export async function jumpTo(ctx: VisitContext, input: OpenCourseInput & { readonly id: string }): Promise<string> {
  const course = await openCourse(ctx, input);
  const { outline, courseKey } = course;
  const entry = outline.entries.get(input.id) ?? outline.byId.get(input.id);
  if (!entry) {
    throw notFound('courses.block-not-found', 'There is nothing here.');
  }
  if (entry.type === 'course' || !course.decision.canSeeContent) {
    return coursePath(courseKey);
  }
  if ((course.decide(entry.block)?.decision.state ?? 'hidden') === 'hidden') {
    throw notFound('courses.block-not-found', 'There is nothing here.');
  }
  const unit = unitOf(outline, entry);
  if (!unit) {
    return coursePath(courseKey);
  }
  return unitPath(courseKey, unit.block) + (unit === entry || entry.children.includes(unit) ? '' : `#${entry.block}`);
}
