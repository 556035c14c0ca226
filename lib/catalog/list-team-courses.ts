import { asc, inArray, or, sql } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { coursePath } from '@/lib/courses';
import { forbidden, unauthenticated } from '@/lib/errors';

/** A course run as its team's list shows it. */
export interface TeamCourse {
  readonly courseKey: string;
  readonly title: string;
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly language: string | null;
  /** ISO 8601 text in UTC. */
  readonly startAt: string;
  readonly endAt: string | null;
  /** What the team works on differs from what learners see. */
  readonly hasUnpublishedChanges: boolean;
  readonly href: string;
}

const teamRoles: readonly string[] = ['site_admin', 'org_admin', 'instructor', 'staff'];

/**
 * The course runs that the person's roles reach, by title: all with a role over the site, an organisation's, or single
 * courses. Throws Unauthenticated `session.missing` for a visitor and Forbidden `studio.no-team` for somebody in no team.
 */
export async function listTeamCourses(ctx: Context): Promise<readonly TeamCourse[]> {
  if (ctx.actor.kind === 'anonymous') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  const scopes = ctx.actor.kind === 'system' ? ['*'] : scopesOf(ctx.actor.roles);
  if (scopes.length === 0) {
    throw forbidden('studio.no-team', 'Studio is for course teams, and your account is in none.');
  }
  const reached = scopes.includes('*')
    ? sql`1 = 1`
    : or(inArray(courseRuns.org, scopes), inArray(courseRuns.key, scopes));
  const rows = await ctx.db
    .select({
      courseKey: courseRuns.key,
      title: courseRuns.title,
      org: courseRuns.org,
      number: courseRuns.number,
      run: courseRuns.run,
      language: courseRuns.language,
      startAt: courseRuns.startAt,
      endAt: courseRuns.endAt,
      draftRoot: courseRuns.draftRoot,
      publishedRoot: courseRuns.publishedRoot,
    })
    .from(courseRuns)
    .where(reached)
    .orderBy(asc(courseRuns.title), asc(courseRuns.key))
    .limit(1000);
  return rows.map(({ draftRoot, publishedRoot, startAt, endAt, ...course }) => ({
    ...course,
    startAt: startAt.toISOString(),
    endAt: endAt?.toISOString() ?? null,
    hasUnpublishedChanges: draftRoot !== publishedRoot,
    href: coursePath(course.courseKey),
  }));
}

function scopesOf(held: readonly { readonly role: string; readonly scope: string }[]): string[] {
  return held.filter(({ role }) => teamRoles.includes(role)).map(({ scope }) => scope);
}
