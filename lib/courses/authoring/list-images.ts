import type { Context } from '@/lib/context';
import { altOf } from '../files/change-files';
import { openStudioCourse } from './open-studio-course';

/** A picture among the files of a course. */
export interface CourseImage {
  /** Path below `static/`. */
  readonly path: string;
  readonly contentType: string;
  /** What the course team says that it shows; null where nobody has said. */
  readonly alt: string | null;
}

/** The pictures among the files of a course, by path. Throws Forbidden, NotFound `courses.not-found`. */
export async function listImages(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<readonly CourseImage[]> {
  const { manifest, documents } = (await openStudioCourse(ctx, courseKey)).draft;
  const { files } = manifest === null ? { files: [] } : await ctx.courseware.getManifest(manifest);
  return files
    .filter(({ place, contentType }) => place === 'static' && contentType.startsWith('image/'))
    .map(({ path, contentType }) => ({ path, contentType, alt: altOf(path, documents.assetPolicies) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
