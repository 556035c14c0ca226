import { and, asc } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { loadOutline } from '@/lib/courses';
import { requirePermission, site } from '@/lib/permissions';
import { wordsOf } from './list-courses';

/** A course run as those who run the site see it. */
export interface SiteCourse {
  readonly courseKey: string;
  readonly title: string;
  readonly language: string | null;
  readonly startAt: Date;
  readonly endAt: Date | null;
  readonly updatedAt: Date;
  readonly hasUnpublishedChanges: boolean;
  /** Its files, in bytes; runs that share a file each count it. */
  readonly fileBytes: number;
}

const mostCourses = 200;

/** Course runs by title, those whose title, key or description holds every word of `query`; at most 200. Throws Forbidden. */
export async function listSiteCourses(
  ctx: Pick<Context, 'db' | 'courseware' | 'actor'>,
  { query = '' }: { readonly query?: string } = {},
): Promise<readonly SiteCourse[]> {
  requirePermission(ctx, 'site.administer', site);
  const runs = await ctx.db
    .select()
    .from(courseRuns)
    .where(and(...wordsOf(query.slice(0, 200))))
    .orderBy(asc(courseRuns.title), asc(courseRuns.key))
    .limit(mostCourses);
  return await Promise.all(
    runs.map(async ({ key, title, language, startAt, endAt, updatedAt, draftRoot, publishedRoot }) => ({
      ...{ courseKey: key, title, language, startAt, endAt, updatedAt },
      hasUnpublishedChanges: draftRoot !== publishedRoot,
      fileBytes: await countFileBytes(ctx, draftRoot),
    })),
  );
}

async function countFileBytes({ courseware }: Pick<Context, 'courseware'>, root: string): Promise<number> {
  const { manifest } = await loadOutline(courseware, root);
  if (manifest === null) {
    return 0;
  }
  const { files } = await courseware.getManifest(manifest);
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
