import { findAccount } from '@/lib/accounts';
import type { Actor, Context } from '@/lib/context';
import { forbidden } from '@/lib/errors';
import { parseCourseKey } from '@/lib/olx/identity';
import type { CourseIdentity } from '@/lib/olx/model';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type CourseRun, findCourseRun } from '../queries';
import { requireCourseCreation } from '../runs/course-creation';
import type { StudioImport } from './model';
import { getImport } from './queries';

/** An import that runs, with whoever brought it as the one who acts. */
export interface OpenedImport {
  readonly ctx: Context;
  readonly found: StudioImport;
  readonly identity: CourseIdentity;
  readonly before: CourseRun | undefined;
}

/**
 * Opens an import for one of its stages. It acts as the person who brought it, with the roles that they have now: who lost them
 * meanwhile imports nothing. Null where it is not running (any more).
 */
export async function openImport(ctx: Context, importId: string): Promise<OpenedImport | null> {
  const found = await getImport(ctx.db, importId);
  const identity = parseCourseKey(found.courseKey ?? '');
  if (found.state !== 'running' || !identity) {
    return null;
  }
  const as = { ...ctx, actor: await actorOf(ctx, found.userId) };
  const before = await findCourseRun(ctx, found.courseKey ?? '');
  if (before) {
    requirePermission(as, 'course.import', courseTarget(found.courseKey ?? ''));
  } else {
    await requireCourseCreation(as, found.courseKey ?? '');
  }
  return { ctx: as, found, identity, before };
}

async function actorOf(ctx: Context, userId: string): Promise<Actor> {
  if (userId === 'system') {
    return ctx.actor;
  }
  const account = await findAccount(ctx.db, userId);
  if (!account || account.isDisabled) {
    throw forbidden('permission.denied', 'The account that brought this archive is closed.');
  }
  return { kind: 'user', userId, roles: account.roles };
}
