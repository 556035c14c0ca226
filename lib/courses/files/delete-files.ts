import { z } from 'zod';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { changeFiles, withPolicy } from './change-files';
import { fileNotFound } from './describe-file';

export const deleteFilesInput = z.object({ courseKey: z.string(), paths: z.array(z.string()).min(1).max(2000) });

/**
 * Takes files out of a course, at once for its learners too; its history keeps them. Answers the revision that
 * this made, for `restoreFiles`. Throws Forbidden, NotFound `files.not-found`.
 */
export async function deleteFiles(
  ctx: Context,
  input: z.input<typeof deleteFilesInput>,
): Promise<{ readonly revision: string }> {
  const { courseKey, paths } = deleteFilesInput.parse(input);
  const gone = new Set(paths);
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  const { publishedRevision } = await changeFiles(ctx, {
    courseKey,
    message: paths.length === 1 ? `Deleted the file ${paths[0]}` : `Deleted ${gone.size} files`,
    action: 'course.delete-files',
    details: { paths: paths.slice(0, 100) },
    change: ({ files, policies }) => {
      const there = new Set(files.flatMap(({ place, path }) => (place === 'static' ? [path] : [])));
      const missing = paths.find((path) => !there.has(path));
      if (missing !== undefined) {
        throw fileNotFound(missing);
      }
      return {
        files: files.filter(({ place, path }) => place !== 'static' || !gone.has(path)),
        policies: paths.reduce((before, path) => withPolicy(before, path, null), policies),
      };
    },
  });
  return { revision: publishedRevision };
}
