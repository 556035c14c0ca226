import type { NodeHash } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { CourseHeads } from '../commit-course';
import { getVisibleRevision } from '../history/get-visible-revision';
import { changeFiles, type FilesOfCourse, policyOf, withPolicy } from './change-files';

export interface RestoreFilesInput {
  readonly courseKey: string;
  /** The one that deleted them: what `deleteFiles` answered. */
  readonly revision: string;
}

/**
 * Brings back the files that a revision deleted, with what was said of each. What is there now stays as it is, and what others have
 * deleted or renamed since stays gone. Throws Forbidden, NotFound `courseware.revision-missing`, Invalid `courses.revision-of-another-course`.
 */
export async function restoreFiles(ctx: Context, { courseKey, revision }: RestoreFilesInput): Promise<CourseHeads> {
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  const { root, parent } = await getVisibleRevision(ctx, revision, courseKey);
  const after = await readFiles(ctx, root);
  const before = parent === null ? after : await readFiles(ctx, (await ctx.courseware.getRevision(parent)).root);
  const kept = new Set(after.files.map(({ path }) => path));
  const deleted = before.files.filter(({ path }) => !kept.has(path));
  return await changeFiles(ctx, {
    courseKey,
    message: 'Brought deleted files back',
    action: 'course.restore-files',
    details: { revision },
    change: ({ files, policies }) => {
      const there = new Set(files.map(({ place, path }) => `${place}/${path}`));
      const back = deleted.filter(({ place, path }) => !there.has(`${place}/${path}`));
      return {
        files: [...files, ...back],
        policies: back.reduce((told, { path }) => {
          const policy = policyOf(path, before.policies);
          return Object.keys(policy).length === 0 ? told : withPolicy(told, path, policy);
        }, policies),
      };
    },
  });
}

/** The files below `static/` of one version of a course. */
async function readFiles({ courseware }: Context, root: NodeHash): Promise<FilesOfCourse> {
  const { files: hash, documents } = await courseware.getNode(root);
  const files = hash === undefined ? [] : (await courseware.getManifest(hash)).files;
  return { files: files.filter(({ place }) => place === 'static'), policies: documents?.assetPolicies ?? {} };
}
