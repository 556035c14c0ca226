import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { CourseHeads } from '../commit-course';
import { getVisibleRevision } from '../history/get-visible-revision';
import { changeFiles, policyOf, withPolicy } from './change-files';

export interface RestoreFilesInput {
  readonly courseKey: string;
  /** Of this course; files that it has and the course has not (any more) come back. */
  readonly revision: string;
}

/**
 * Brings back the files that a revision has and the course lacks, with what was said of each; what is there now stays as it is.
 * Throws Forbidden, NotFound `courseware.revision-missing`, Invalid `courses.revision-of-another-course`.
 */
export async function restoreFiles(ctx: Context, { courseKey, revision }: RestoreFilesInput): Promise<CourseHeads> {
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  const { root } = await getVisibleRevision(ctx, revision, courseKey);
  const { files: hash, documents } = await ctx.courseware.getNode(root);
  const old = hash === undefined ? [] : (await ctx.courseware.getManifest(hash)).files;
  const oldPolicies = documents?.assetPolicies ?? {};
  return await changeFiles(ctx, {
    courseKey,
    message: 'Brought deleted files back',
    action: 'course.restore-files',
    details: { revision },
    change: ({ files, policies }) => {
      const there = new Set(files.map(({ place, path }) => `${place}/${path}`));
      const back = old.filter(({ place, path }) => place === 'static' && !there.has(`${place}/${path}`));
      return {
        files: [...files, ...back],
        policies: back.reduce((before, { path }) => {
          const policy = policyOf(path, oldPolicies);
          return Object.keys(policy).length === 0 ? before : withPolicy(before, path, policy);
        }, policies),
      };
    },
  });
}
