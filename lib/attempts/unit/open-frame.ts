import { frameDocument, unitOf } from '@/lib/courses';
import { type LearnerCourse, type OpenCourseInput, openCourse, titleOf, type VisitContext } from '@/lib/enrollments';
import { notFound } from '@/lib/errors';
import { forReader, listShownBlocks } from './block-views';
import { loadContents } from './load-contents';

/**
 * The document of a scripted html block, for the frame that shows it, with the scripts and style sheets that its unit's silent blocks
 * bring. NotFound for any other block, and for one that this viewer may not open. Only safe under `framePolicy`.
 */
export async function openFrame(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly block: string },
): Promise<string> {
  return await frameIn(ctx, await openCourse(ctx, input), input.block);
}

/** The same in a course that is open already. */
export async function frameIn(
  ctx: Pick<VisitContext, 'courseware'>,
  course: LearnerCourse,
  block: string,
): Promise<string> {
  const entry = course.outline.entries.get(block);
  const isOpen = course.decision.canSeeContent && course.decide(block)?.decision.state === 'visible';
  const unit = entry && isOpen ? unitOf(course.outline, entry) : undefined;
  const shown = unit ? listShownBlocks(course, unit) : [];
  const contents = await loadContents(ctx.courseware, shown, course.courseKey);
  if (!entry || contents.get(block)?.kind !== 'frame') {
    throw notFound('courses.frame-not-found', 'There is nothing here.');
  }
  // Blocks of a unit share what its silent ones bring: in Open edX they are one page.
  const html = shown.map((other) => {
    const content = contents.get(other.block);
    return content && (content.kind === 'prelude' || other === entry) && 'source' in content ? content.source : '';
  });
  return frameDocument({
    html: forReader(html.join('\n'), course),
    courseKey: course.courseKey,
    block: entry.block,
    title: titleOf(entry),
    language: course.head.language,
  });
}
