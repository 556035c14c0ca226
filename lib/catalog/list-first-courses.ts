import type { Db } from '@/db/client';
import type { Context } from '@/lib/context';
import { listCourses } from './list-courses';
import type { Catalog, CatalogItem } from './model';

const shownCount = 5;
/** How old the list may be: the front page is asked for far more often than a course is published. */
const keptMs = 2000;

const kept = new WeakMap<Db, { readonly until: number; readonly catalog: Promise<Catalog> }>();

/**
 * The courses of the catalogue to begin with, for the front page: those that run now, then those to come, then those that
 * have ended, each newest start first. The same for everybody, at most two seconds old; requests that come while it is
 * being read share one query.
 */
export function listFirstCourses(ctx: Pick<Context, 'db' | 'now'>): Promise<Catalog> {
  const known = kept.get(ctx.db);
  if (known && ctx.now.getTime() < known.until) {
    return known.catalog;
  }
  const catalog = readFirstCourses(ctx);
  kept.set(ctx.db, { until: ctx.now.getTime() + keptMs, catalog });
  // A failure is told to whoever waits for it, and not kept.
  catalog.catch(() => kept.delete(ctx.db));
  return catalog;
}

async function readFirstCourses(ctx: Pick<Context, 'db' | 'now'>): Promise<Catalog> {
  const catalog = await listCourses(ctx, { pageSize: 100 });
  const now = ctx.now.getTime();
  // The order within a rank stays: sorting is stable.
  const courses = catalog.courses.toSorted((a, b) => rankOf(a, now) - rankOf(b, now));
  return { ...catalog, courses: courses.slice(0, shownCount), pageSize: shownCount };
}

/** 0: runs now. 1: to come. 2: has ended. */
function rankOf({ startAt, endAt }: CatalogItem, now: number): number {
  if (endAt !== null && Date.parse(endAt) <= now) {
    return 2;
  }
  return Date.parse(startAt) <= now ? 0 : 1;
}
