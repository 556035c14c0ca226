import type { Context } from '@/lib/context';
import { openStudioCourse } from './open-studio-course';

/** A picture among the files of a course. */
export interface CourseImage {
  /** Path below `static/`. */
  readonly path: string;
  readonly contentType: string;
}

/** The pictures among the files of a course, by path. Throws Forbidden, NotFound `courses.not-found`. */
export async function listImages(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<readonly CourseImage[]> {
  const { manifest } = (await openStudioCourse(ctx, courseKey)).draft;
  const { files } = manifest === null ? { files: [] } : await ctx.courseware.getManifest(manifest);
  return files
    .filter(({ place, contentType }) => place === 'static' && contentType.startsWith('image/'))
    .map(({ path, contentType }) => ({ path, contentType }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
