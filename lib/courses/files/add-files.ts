import { z } from 'zod';
import type { ManifestFile } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { archiveLimits } from '../archive/limits';
import type { CourseHeads } from '../commit-course';
import { openReceipt } from '../uploads/seal-receipt';
import { changeFiles, policyOf, withPolicy } from './change-files';
import { checkPath } from './check-path';

export const addFilesInput = z.object({
  courseKey: z.string(),
  files: z
    .array(z.object({ path: z.string().min(1), receipt: z.string() }))
    .min(1)
    .max(2000),
  /** Files of the same path get the new bytes; without it they are refused. */
  isReplacing: z.boolean().default(false),
});

/**
 * Puts files that were stored (`storeUpload`) into a course, all of them or none, as one change that is live at once.
 *
 * Throws Forbidden, Invalid `files.bad-path`, `files.receipt`, `files.course-full`, Conflict `files.name-taken`, whose `fields`
 * name the paths.
 */
export async function addFiles(ctx: Context, input: z.input<typeof addFilesInput>): Promise<CourseHeads> {
  const { courseKey, files, isReplacing } = addFilesInput.parse(input);
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  const added = new Map<string, ManifestFile>();
  for (const { path: text, receipt } of files) {
    const path = checkPath(text);
    const { hash, bytes, contentType } = await openReceipt(ctx, courseKey, receipt);
    added.set(path, { path, hash, bytes, contentType, displayName: path, isLocked: false, place: 'static' });
  }
  await ctx.courseware.keepFiles([...added.values()].map(({ hash }) => hash));
  const [first = ''] = added.keys();
  return await changeFiles(ctx, {
    courseKey,
    message: added.size === 1 ? `Added the file ${first}` : `Added ${added.size} files`,
    action: 'course.add-files',
    details: { paths: [...added.keys()].slice(0, 100) },
    change: ({ files: before, policies }) => {
      const taken = before.filter(({ place, path }) => place === 'static' && added.has(path));
      if (taken.length > 0 && !isReplacing) {
        throw nameTaken(taken.map(({ path }) => path));
      }
      // What is replaced stays as locked as it was, and keeps its name.
      const kept = new Map(taken.map((file) => [file.path, file]));
      const now = [...added.values()].map((file) => {
        const { isLocked, displayName } = kept.get(file.path) ?? file;
        return { ...file, isLocked, displayName };
      });
      const all = [...before.filter((file) => !taken.includes(file)), ...now];
      if (all.reduce((sum, { bytes }) => sum + bytes, 0) > archiveLimits.maxBytes) {
        throw invalid(
          'files.course-full',
          `The files of a course may take ${Math.floor(archiveLimits.maxBytes / 1_000_000_000)} GB together, no more.`,
        );
      }
      // A policy may hold the type of the old bytes.
      const told = now.reduce((result, { path, contentType }) => {
        const policy = policyOf(path, result);
        return 'contentType' in policy ? withPolicy(result, path, { ...policy, contentType }) : result;
      }, policies);
      return { files: all, policies: told };
    },
  });
}

export const nameTaken = (paths: readonly string[]) =>
  conflict(
    'files.name-taken',
    paths.length === 1
      ? `There is a file ${paths[0]} already.`
      : `${paths.length} files of these names are there already.`,
    { fields: Object.fromEntries(paths.map((path) => [path, 'name-taken'])) },
  );
