import { inArray, or, type SQL, sql } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';

/** What every list of course runs for their team shows of each. */
export const runColumns = {
  courseKey: courseRuns.key,
  title: courseRuns.title,
  org: courseRuns.org,
  number: courseRuns.number,
  run: courseRuns.run,
  language: courseRuns.language,
  startAt: courseRuns.startAt,
  endAt: courseRuns.endAt,
};

/** The course runs that scopes of roles reach: all (`*`), those of organisations, single ones. */
export const reachedBy = (scopes: readonly string[]): SQL | undefined =>
  scopes.includes('*') ? sql`1 = 1` : or(inArray(courseRuns.org, scopes), inArray(courseRuns.key, scopes));
