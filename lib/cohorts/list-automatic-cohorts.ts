import { createHash } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { unchanged } from '@/db/results';
import { cohorts } from '@/db/schema';
import type { Context } from '@/lib/context';
import type { CourseOutline } from '@/lib/courses';
import { readAutomaticNames } from './read-automatic-names';

/**
 * The ids of the cohorts that whoever enrols is put into, in the order of their names. Those that an older course names in its setting
 * `cohort_config` and that nobody has made yet are made. One query; a second one only then.
 */
export async function listAutomaticCohorts(
  ctx: Pick<Context, 'db' | 'now'>,
  courseKey: string,
  { course }: Pick<CourseOutline, 'course'>,
): Promise<readonly string[]> {
  const rows = await ctx.db
    .select({ id: cohorts.id, name: cohorts.name, isAutomatic: cohorts.isAutomatic })
    .from(cohorts)
    .where(eq(cohorts.courseKey, courseKey))
    .orderBy(asc(cohorts.name), asc(cohorts.id));
  const taken = new Set(rows.map(({ name }) => name.toLowerCase()));
  // One that was made for a name stays the one for it, whatever the team calls it since.
  const ids = new Set(rows.map(({ id }) => id));
  const made = readAutomaticNames(course.settings.cohort_config)
    .map((name) => ({ courseKey, id: idOf(courseKey, name), name, isAutomatic: true, createdAt: ctx.now }))
    .filter(({ id, name }) => !ids.has(id) && !taken.has(name.toLowerCase()));
  if (made.length > 0) {
    // Two who enrol at once make the same ones.
    await ctx.db
      .insert(cohorts)
      .values(made)
      .onDuplicateKeyUpdate({ set: { id: unchanged(cohorts.id) } });
  }
  return [...rows.filter(({ isAutomatic }) => isAutomatic), ...made].map(({ id }) => id);
}

const idOf = (courseKey: string, name: string) =>
  `coh_${createHash('sha256').update(`${courseKey} ${name}`).digest('hex').slice(0, 26)}`;
