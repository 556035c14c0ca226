import { and, asc, isNotNull, isNull } from 'drizzle-orm';
import { courseRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { findCourseCreation, studioCoursePath } from '@/lib/courses';
import { forbidden, unauthenticated } from '@/lib/errors';
import { can, canSomewhere, courseTarget } from '@/lib/permissions';
import { wordsOf } from './list-courses';
import { reachedBy, runColumns } from './reached-courses';

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
  readonly isArchived: boolean;
  /** Whether the person may open a new run of it, and put it away. */
  readonly mayRerun: boolean;
  readonly mayArchive: boolean;
  readonly href: string;
}

export interface ListTeamCoursesInput {
  /** Words that the course's title, key or description holds. */
  readonly query?: string;
  /** `current` leaves out what was put away, `archived` shows only that. */
  readonly show?: 'current' | 'archived' | 'all';
}

const studioRoles: readonly string[] = ['site_admin', 'org_admin', 'instructor', 'staff'];
/**
 * The course runs that the person's roles reach, by title: all with a role over the site, an organisation's, or single
 * courses. Throws Unauthenticated `session.missing` for a visitor and Forbidden `studio.no-team` for somebody in no team.
 */
export async function listTeamCourses(ctx: Context, input: ListTeamCoursesInput = {}): Promise<readonly TeamCourse[]> {
  const { query = '', show = 'current' } = input;
  if (ctx.actor.kind === 'anonymous') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  const scopes = ctx.actor.kind === 'system' ? ['*'] : scopesOf(ctx.actor.roles);
  if (scopes.length === 0) {
    // Whoever may make courses begins with none, and whoever was made a creator is told where the site lets nobody.
    if (canSomewhere(ctx.actor, 'course.create') || (await findCourseCreation(ctx)).isSomewhere) {
      return [];
    }
    throw forbidden('studio.no-team', 'Studio is for course teams, and your account is in none.');
  }
  const rows = await ctx.db
    .select({
      ...runColumns,
      draftRoot: courseRuns.draftRoot,
      publishedRoot: courseRuns.publishedRoot,
      archivedAt: courseRuns.archivedAt,
    })
    .from(courseRuns)
    .where(and(reachedBy(scopes), shownOf[show], ...wordsOf(query.slice(0, 200))))
    .orderBy(asc(courseRuns.title), asc(courseRuns.key))
    .limit(1000);
  const { mayMake } = await findCourseCreation(ctx);
  return rows.map(({ draftRoot, publishedRoot, startAt, endAt, archivedAt, ...course }) => ({
    ...course,
    startAt: startAt.toISOString(),
    endAt: endAt?.toISOString() ?? null,
    hasUnpublishedChanges: draftRoot !== publishedRoot,
    isArchived: archivedAt !== null,
    mayRerun: mayMake(course.courseKey),
    mayArchive: can(ctx.actor, 'course.archive', courseTarget(course.courseKey)),
    href: studioCoursePath(course.courseKey),
  }));
}

const shownOf = {
  current: isNull(courseRuns.archivedAt),
  archived: isNotNull(courseRuns.archivedAt),
  all: undefined,
} as const;

const scopesOf = (held: readonly { readonly role: string; readonly scope: string }[]): string[] =>
  held.filter(({ role }) => studioRoles.includes(role)).map(({ scope }) => scope);
