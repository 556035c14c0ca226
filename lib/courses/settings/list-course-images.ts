import type { Context } from '@/lib/context';
import type { StudioCourse } from '../authoring/open-studio-course';

/** Paths below `static/` of a course's pictures, in the order of the alphabet. */
export async function listCourseImages(
  ctx: Pick<Context, 'courseware'>,
  { published }: StudioCourse,
): Promise<readonly string[]> {
  const { files } = published.manifest === null ? { files: [] } : await ctx.courseware.getManifest(published.manifest);
  return files
    .filter(({ place, contentType }) => place === 'static' && contentType.startsWith('image/'))
    .map(({ path }) => path)
    .sort();
}
