import { eq } from 'drizzle-orm';
import { users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { forbidden } from '@/lib/errors';
import { can, canSomewhere, courseTarget, requirePermission, site } from '@/lib/permissions';
import { type CourseCreators, loadSiteSettings, readSiteSettings } from '@/lib/site';

/** Whether somebody may make courses: from nothing, of an archive, or as a new run. */
export interface CourseCreation {
  /** Whom the site lets make courses. */
  readonly who: CourseCreators;
  readonly isSomewhere: boolean;
  /** All that is missing is that they confirm their mail address. */
  readonly isUnconfirmed: boolean;
  readonly mayMake: (courseKey: string) => boolean;
}

type Asking = Pick<Context, 'db' | 'actor' | 'now'>;

/** Whether the person may make courses, for offering the ways to it: as the site was set some seconds ago at most. */
export async function findCourseCreation(ctx: Asking): Promise<CourseCreation> {
  return decide(ctx, (await readSiteSettings(ctx)).courses.creators);
}

/**
 * The first line of whatever makes a course under a key that is free. Roles make courses by the table of permissions
 * (`course.create`), where the site does not say that only its admins do, or that everybody with a confirmed mail address does.
 * Throws Unauthenticated, Forbidden `permission.denied`, `courses.admins-create`, `courses.mail-unconfirmed`.
 */
export async function requireCourseCreation(ctx: Asking, courseKey: string): Promise<void> {
  if (ctx.actor.kind === 'system') {
    return;
  }
  const creation = await decide(ctx, (await loadSiteSettings(ctx.db)).courses.creators);
  if (creation.mayMake(courseKey)) {
    return;
  }
  if (creation.isUnconfirmed) {
    throw forbidden('courses.mail-unconfirmed', 'Please confirm your mail address first: then you may make courses.');
  }
  requirePermission(ctx, 'course.create', courseTarget(courseKey));
  throw forbidden('courses.admins-create', 'On this site only admins make courses.');
}

async function decide({ db, actor }: Asking, who: CourseCreators): Promise<CourseCreation> {
  const byRole = (courseKey: string) => can(actor, 'course.create', courseTarget(courseKey));
  const isByRole = canSomewhere(actor, 'course.create');
  if (who === 'admins') {
    const isAdmin = can(actor, 'site.administer', site);
    return { who, isSomewhere: isAdmin, isUnconfirmed: false, mayMake: () => isAdmin };
  }
  if (who === 'creators' || actor.kind !== 'user') {
    return { who, isSomewhere: isByRole, isUnconfirmed: false, mayMake: byRole };
  }
  const [person] = await db
    .select({ at: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.id, actor.userId))
    .limit(1);
  const isConfirmed = person?.at != null;
  return {
    who,
    isSomewhere: isConfirmed || isByRole,
    isUnconfirmed: !isConfirmed,
    mayMake: (courseKey) => isConfirmed || byRole(courseKey),
  };
}
