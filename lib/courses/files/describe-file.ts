import { z } from 'zod';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import type { CourseHeads } from '../commit-course';
import { altKey, changeFiles, policyOf, withPolicy } from './change-files';

export const describeFileInput = z.object({
  courseKey: z.string(),
  path: z.string(),
  /** Only people who take the course may open it. */
  isLocked: z.boolean().optional(),
  /** What the picture shows, for whoever does not see it; empty takes it away. */
  alt: z.string().max(2000).optional(),
});

/** Locks a file or opens it, and says what it shows. Live at once. Throws Forbidden, NotFound `files.not-found`. */
export async function describeFile(ctx: Context, input: z.input<typeof describeFileInput>): Promise<CourseHeads> {
  const { courseKey, path, isLocked, alt } = describeFileInput.parse(input);
  return await changeFiles(ctx, {
    courseKey,
    message:
      isLocked === undefined ? `Described the file ${path}` : `${isLocked ? 'Locked' : 'Unlocked'} the file ${path}`,
    action: 'course.describe-file',
    details: { path, ...(isLocked === undefined ? {} : { isLocked }) },
    change: ({ files, policies }) => {
      if (!files.some((file) => file.place === 'static' && file.path === path)) {
        throw fileNotFound(path);
      }
      const { [altKey]: before, ...others } = policyOf(path, policies);
      const text = alt === undefined ? before : alt.trim();
      return {
        files:
          isLocked === undefined
            ? files
            : files.map((file) => (file.place === 'static' && file.path === path ? { ...file, isLocked } : file)),
        policies:
          alt === undefined ? policies : withPolicy(policies, path, { ...others, ...(text ? { [altKey]: text } : {}) }),
      };
    },
  });
}

export const fileNotFound = (path: string) => notFound('files.not-found', `The course has no file ${path}.`);
