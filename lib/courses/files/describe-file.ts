import { z } from 'zod';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import type { CourseHeads } from '../commit-course';
import { altKey, altOf, changeFiles, policyOf, withPolicy } from './change-files';

export const describeFileInput = z.object({
  courseKey: z.string(),
  path: z.string(),
  /** Only people who take the course may open it. */
  isLocked: z.boolean().optional(),
  /** What the picture shows, for whoever does not see it; empty takes it away. */
  alt: z.string().max(2000).optional(),
  /** What a form showed of the two: what it leaves so is not touched, whatever others have made of it. */
  opened: z.object({ isLocked: z.boolean().optional(), alt: z.string().max(2000).optional() }).default({}),
});

/**
 * Locks a file or opens it, and says what it shows. Live at once. Throws Forbidden, NotFound `files.not-found`, Conflict
 * `files.described-meanwhile` where somebody else has changed the same of it since the form was opened.
 */
export async function describeFile(ctx: Context, input: z.input<typeof describeFileInput>): Promise<CourseHeads> {
  const { courseKey, path, opened, ...asked } = describeFileInput.parse(input);
  const isLocked = asked.isLocked === opened.isLocked ? undefined : asked.isLocked;
  const alt = asked.alt?.trim() === opened.alt?.trim() ? undefined : asked.alt?.trim();
  return await changeFiles(ctx, {
    courseKey,
    message:
      isLocked === undefined ? `Described the file ${path}` : `${isLocked ? 'Locked' : 'Unlocked'} the file ${path}`,
    action: 'course.describe-file',
    details: { path, ...(isLocked === undefined ? {} : { isLocked }) },
    change: ({ files, policies }) => {
      const file = files.find((one) => one.place === 'static' && one.path === path);
      if (!file) {
        throw fileNotFound(path);
      }
      refuseChanged(file.isLocked, opened.isLocked, isLocked);
      refuseChanged(altOf(path, policies) ?? '', opened.alt?.trim(), alt);
      const { [altKey]: _before, ...others } = policyOf(path, policies);
      return {
        files: isLocked === undefined ? files : files.map((one) => (one === file ? { ...one, isLocked } : one)),
        policies:
          alt === undefined ? policies : withPolicy(policies, path, { ...others, ...(alt ? { [altKey]: alt } : {}) }),
      };
    },
  });
}

function refuseChanged<Value>(is: Value, opened: Value | undefined, wanted: Value | undefined): void {
  if (wanted !== undefined && opened !== undefined && is !== opened && is !== wanted) {
    throw conflict(
      'files.described-meanwhile',
      'Somebody else has changed what is said of this file meanwhile. Nothing of theirs was overwritten.',
    );
  }
}

export const fileNotFound = (path: string) => notFound('files.not-found', `The course has no file ${path}.`);
