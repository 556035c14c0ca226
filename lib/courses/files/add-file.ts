import { z } from 'zod';
import type { ManifestFile } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { detectType } from '../uploads/detect-type';
import { changeFiles } from './change-files';
import { fileNotFound } from './describe-file';

/** Largest file that is taken in one piece, in bytes. */
export const maxAddedBytes = 25_000_000;

export const addFileInput = z.object({
  courseKey: z.string(),
  /** As the file is called where it comes from. */
  name: z.string().min(1).max(255),
  /** Path below `static/` of the file that it takes the place of. */
  replaces: z.string().max(512).optional(),
  /** Hash of that file as the editor opened it; left out where it is replaced whatever it is by now. */
  expected: z.string().max(64).optional(),
  message: z.string().min(1).max(500),
});

/**
 * Puts one file into a course: live as soon as it is there, as all files are. Where a file has its name, it gets a number, unless it
 * is to replace that one. Answers its path below `static/` and its hash.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `files.not-found`, Invalid `courses.file-too-large` and `courses.file-empty`,
 * Conflict `files.changed-meanwhile`.
 */
export async function addFile(
  ctx: Context,
  input: z.input<typeof addFileInput> & { readonly bytes: Uint8Array },
): Promise<{ readonly path: string; readonly hash: string }> {
  const { bytes } = input;
  const { courseKey, name, replaces, expected, message } = addFileInput.parse(input);
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  if (bytes.length > maxAddedBytes) {
    throw invalid('courses.file-too-large', 'This file is larger than 25 MB. Upload it on the page of files.');
  }
  if (bytes.length === 0) {
    throw invalid('courses.file-empty', 'This file is empty.');
  }
  const { hashes } = await ctx.courseware.putFiles([bytes]);
  const contentType = await detectType(replaces ?? name, bytes.subarray(0, 8192));
  const [hash = ''] = hashes;
  let path = replaces ?? '';
  await changeFiles(ctx, {
    courseKey,
    message,
    action: 'course.add-file',
    details: { file: replaces ?? name },
    change: ({ files, policies }) => {
      const old = files.find((file) => file.place === 'static' && file.path === replaces);
      if (replaces !== undefined && !old) {
        throw fileNotFound(replaces);
      }
      if (old && expected !== undefined && old.hash !== expected && old.hash !== hash) {
        throw conflict(
          'files.changed-meanwhile',
          `${old.path} was changed by somebody else since you opened it. Yours was not saved over theirs.`,
        );
      }
      path = old?.path ?? freePath(name, files);
      const file: ManifestFile = {
        displayName: path,
        isLocked: false,
        ...old,
        path,
        hash,
        bytes: bytes.length,
        contentType,
        place: 'static',
      };
      return { files: [...files.filter((other) => other !== old), file], policies };
    },
  });
  return { path, hash };
}

/** The name without what an address or an archive could not hold, with a number where a file is called so. */
function freePath(name: string, files: readonly ManifestFile[]): string {
  const clean = (name.split(/[\\/]/).at(-1) ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^[._]+/, '') || 'file';
  const taken = new Set(files.filter(({ place }) => place === 'static').map(({ path }) => path.toLowerCase()));
  const [, stem = clean, ending = ''] = /^(.+?)(\.[^.]+(?:\.sjson)?)?$/.exec(clean) ?? [];
  let path = clean;
  for (let number = 2; taken.has(path.toLowerCase()); number += 1) {
    path = `${stem}-${number}${ending}`;
  }
  return path;
}
