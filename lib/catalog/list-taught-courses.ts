import { asc } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { forbidden, unauthenticated } from '@/lib/errors';
import { can, courseTarget, type RuleRole, rules } from '@/lib/permissions';
import { reachedBy, runColumns } from './reached-courses';

/** A course run as the list of those who teach it shows it. */
export interface TaughtCourseEntry {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly language: string | null;
  readonly startAt: Date;
  readonly endAt: Date | null;
  /** May see its learners and their grades. */
  readonly seesLearners: boolean;
  /** May fetch its reports: for some that is all. */
  readonly seesReports: boolean;
}

const teaching = ['analytics.view', 'gradebook.view', 'report.download'] as const;

/**
 * The course runs whose figures, learners or reports the person may see, by title. Throws Unauthenticated `session.missing` for a visitor and
 * Forbidden `instructor.no-course` for somebody whose roles open none.
 */
export async function listTaughtCourses(ctx: Context): Promise<readonly TaughtCourseEntry[]> {
  const { actor } = ctx;
  if (actor.kind === 'anonymous') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  const scopes =
    actor.kind === 'system' ? ['*'] : actor.roles.filter(({ role }) => teaches(role)).map(({ scope }) => scope);
  if (scopes.length === 0) {
    throw forbidden('instructor.no-course', 'These pages are for those who teach, and your account teaches no course.');
  }
  const rows = await ctx.db
    .select(runColumns)
    .from(courseRuns)
    .where(reachedBy(scopes))
    .orderBy(asc(courseRuns.title), asc(courseRuns.key))
    .limit(1000);
  return rows.flatMap((row) => {
    const target = courseTarget(row.courseKey);
    const seesLearners = can(actor, 'gradebook.view', target);
    const seesReports = can(actor, 'report.download', target);
    return can(actor, 'analytics.view', target) ? [{ ...row, seesLearners, seesReports }] : [];
  });
}

const teaches = (role: RuleRole): boolean =>
  teaching.some((verb) => {
    const { roles }: { readonly roles: readonly RuleRole[] } = rules[verb];
    return roles.includes(role);
  });
