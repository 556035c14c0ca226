import { and, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { assetPath, courseAboutPath } from '@/lib/courses';
import type { Catalog, CatalogItem } from './model';

export interface ListCoursesInput {
  readonly query?: string;
  /** From 1. */
  readonly page?: number;
  readonly pageSize?: number;
}

/** What the catalogue shows of a course. */
export const catalogColumns = {
  courseKey: courseRuns.key,
  title: courseRuns.title,
  org: courseRuns.org,
  number: courseRuns.number,
  run: courseRuns.run,
  shortDescription: courseRuns.shortDescription,
  imagePath: courseRuns.imagePath,
  language: courseRuns.language,
  startAt: courseRuns.startAt,
  endAt: courseRuns.endAt,
  isSelfPaced: courseRuns.isSelfPaced,
};

/**
 * The courses that the catalogue names, newest start first; with a query those that hold every word of it. One query. A page beyond
 * the last is the last: an address that was kept outlives courses.
 */
export async function listCourses(ctx: Pick<Context, 'db'>, input: ListCoursesInput = {}): Promise<Catalog> {
  const query = (input.query ?? '').trim().slice(0, 200);
  const page = Math.max(1, Math.trunc(input.page ?? 1));
  const pageSize = Math.min(100, Math.max(1, Math.trunc(input.pageSize ?? 24)));
  const listed = and(eq(courseRuns.catalogVisibility, 'both'), isNull(courseRuns.archivedAt), ...wordsOf(query));
  // Counted over the index alone: a window over the page's own rows would read every course whole.
  const total = ctx.db.select({ count: count() }).from(courseRuns).where(listed);
  const rows = await ctx.db
    .select({ ...catalogColumns, total: sql<number>`(${total})`.mapWith(Number) })
    .from(courseRuns)
    .where(listed)
    .orderBy(desc(courseRuns.startAt), desc(courseRuns.key))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  if (rows.length === 0 && page > 1) {
    const [{ count: all } = { count: 0 }] = await total;
    return await listCourses(ctx, { ...input, page: Math.max(1, Math.min(page - 1, Math.ceil(all / pageSize))) });
  }
  return { query, courses: rows.map(toCatalogItem), total: rows[0]?.total ?? 0, page, pageSize };
}

/** The conditions that a course holds every word of a query. A word with a `+` may be of its key, `ORG+NUMBER+RUN`. */
export const wordsOf = (query: string): SQL[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => {
      // `!` escapes: a backslash means different things to the two drivers' servers and SQL modes.
      const pattern = `%${word.replace(/[!%_]/g, '!$&')}%`;
      const isHeld = sql`${courseRuns.searchText} like ${pattern} escape '!'`;
      return word.includes('+') ? sql`(${isHeld} or lower(${courseRuns.key}) like ${pattern} escape '!')` : isHeld;
    });

export function toCatalogItem(
  row: Omit<CatalogItem, 'imageHref' | 'href' | 'startAt' | 'endAt'> & {
    readonly imagePath: string | null;
    readonly startAt: Date;
    readonly endAt: Date | null;
  },
): CatalogItem {
  const { courseKey, title, org, number, run, shortDescription, language, isSelfPaced } = row;
  return {
    courseKey,
    title,
    org,
    number,
    run,
    shortDescription,
    imageHref: row.imagePath === null ? null : assetPath(courseKey, row.imagePath),
    language,
    startAt: row.startAt.toISOString(),
    endAt: row.endAt?.toISOString() ?? null,
    isSelfPaced,
    href: courseAboutPath(courseKey),
  };
}
