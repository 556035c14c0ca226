import { frameDocument } from '@/lib/courses';
import { type OpenCourseInput, openCourse, titleOf, type VisitContext } from '@/lib/enrollments';
import { notFound } from '@/lib/errors';
import { forReader } from './block-views';
import { loadContents } from './load-contents';

/**
 * The document of a scripted html block, for the frame that shows it. NotFound for any other block, and for one that this viewer may
 * not open. Only safe under `framePolicy`.
 */
export async function openFrame(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly block: string },
): Promise<string> {
  const course = await openCourse(ctx, input);
  const entry = course.outline.entries.get(input.block);
  const isOpen = course.decision.canSeeContent && course.decide(input.block)?.decision.state === 'visible';
  const contents = entry && isOpen ? await loadContents(ctx.courseware, [entry], course.courseKey) : null;
  const content = contents?.get(input.block);
  if (!entry || content?.kind !== 'frame') {
    throw notFound('courses.frame-not-found', 'There is nothing here.');
  }
  return frameDocument({
    html: forReader(content.source, course),
    courseKey: course.courseKey,
    block: entry.block,
    title: titleOf(entry),
    language: course.head.language,
  });
}
