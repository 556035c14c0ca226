import { transcriptToVtt } from '@/lib/courses';
import { type OpenCourseInput, openCourse, type VisitContext } from '@/lib/enrollments';
import { notFound } from '@/lib/errors';
import { loadContents } from './load-contents';

/** Longest transcript read, in bytes: some ten hours of speech. */
const maxBytes = 4_000_000;

/** A video's transcript as WebVTT. NotFound where the video, the language or the file is not there for this viewer. */
export async function readTranscript(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly block: string; readonly language: string },
): Promise<string> {
  const course = await openCourse(ctx, input);
  const entry = course.outline.entries.get(input.block);
  const isOpen = course.decision.canSeeContent && course.decide(input.block)?.decision.state === 'visible';
  const { manifest } = course.outline;
  const missing = notFound('courses.transcript-not-found', 'There is no such transcript.');
  if (!entry || !isOpen || manifest === null) {
    throw missing;
  }
  const content = (await loadContents(ctx.courseware, [entry], course.courseKey)).get(entry.block);
  const named = content?.kind === 'video' ? content.video.transcripts[input.language] : undefined;
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
