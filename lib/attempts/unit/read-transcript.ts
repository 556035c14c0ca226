import { transcriptToVtt } from '@/lib/courses';
import { type LearnerCourse, type OpenCourseInput, openCourse, type VisitContext } from '@/lib/enrollments';
import { notFound } from '@/lib/errors';
import { loadContents } from './load-contents';

/** Longest transcript read, in bytes: some ten hours of speech. */
const maxBytes = 4_000_000;

/** A video's transcript as WebVTT. NotFound where the video, the language or the file is not there for this viewer. */
export async function readTranscript(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly block: string; readonly language: string },
): Promise<string> {
  return await transcriptIn(ctx, await openCourse(ctx, input), input);
}

/** The same in a course that is open already. */
export async function transcriptIn(
  ctx: Pick<VisitContext, 'courseware'>,
  course: LearnerCourse,
  { block, language }: { readonly block: string; readonly language: string },
): Promise<string> {
  const entry = course.outline.entries.get(block);
  const isOpen = course.decision.canSeeContent && course.decide(block)?.decision.state === 'visible';
  const { manifest } = course.outline;
  const missing = notFound('courses.transcript-not-found', 'There is no such transcript.');
  if (!entry || !isOpen || manifest === null) {
    throw missing;
  }
  const content = (await loadContents(ctx.courseware, [entry], course.courseKey)).get(entry.block);
  const named = content?.kind === 'video' ? content.video.transcripts[language] : undefined;
  const path = named?.replace(/^\/?static\//, '');
  const file = path ? await ctx.courseware.findFile(manifest, 'static', path) : undefined;
  if (!file || file.bytes > maxBytes) {
    throw missing;
  }
  const vtt = transcriptToVtt(await new Response(await ctx.courseware.openFile(file.hash)).text());
  if (vtt === null) {
    throw missing;
  }
  return vtt;
}
