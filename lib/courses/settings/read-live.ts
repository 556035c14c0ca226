import type { Context } from '@/lib/context';
import type { LiveCourse } from '../authoring/change-live';
import type { StudioCourse } from '../authoring/open-studio-course';

/** What is live in a course, whole: its outline leaves long settings out. */
export async function readLive(ctx: Pick<Context, 'courseware'>, { run }: StudioCourse): Promise<LiveCourse> {
  return await ctx.courseware.getNode(run.publishedRoot);
}
