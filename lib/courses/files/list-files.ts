import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { assetPath } from '../paths';
import { getCourseRun } from '../queries';
import { altOf } from './change-files';
import { type FileUse, findUses } from './find-uses';

/** A file of a course as its team sees it. */
export interface CourseFile {
  /** Below `static/`: what links name. */
  readonly path: string;
  readonly hash: string;
  /** Where learners get it; the hash in it lets a browser keep it for ever. A locked file is checked each time all the same. */
  readonly href: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly isLocked: boolean;
  /** What the picture shows, for whoever does not see it; null where nobody has said. */
  readonly alt: string | null;
  readonly uses: readonly FileUse[];
}

/** The files of a course, by path, with where each is used. Throws Forbidden, NotFound `courses.not-found`. */
export async function listFiles(
  ctx: Context,
  { courseKey }: { readonly courseKey: string },
): Promise<readonly CourseFile[]> {
  requirePermission(ctx, 'course.view-draft', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const { files: hash, documents } = await ctx.courseware.getNode(run.publishedRoot);
  const files = hash === undefined ? [] : (await ctx.courseware.getManifest(hash)).files;
  const policies = documents?.assetPolicies ?? {};
  const { draftRoot, publishedRoot } = run;
  const uses = await findUses(ctx.courseware, { identity: run, draftRoot, publishedRoot, files });
  return files
    .filter(({ place }) => place === 'static')
    .map(({ path, hash: bytesHash, bytes, contentType, isLocked }) => ({
      path,
      hash: bytesHash,
      href: `${assetPath(courseKey, path)}?v=${bytesHash.slice(0, 16)}`,
      bytes,
      contentType,
      isLocked,
      alt: altOf(path, policies),
      uses: uses.get(path) ?? [],
    }));
}
