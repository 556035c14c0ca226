import { and, desc, eq, exists, inArray, isNotNull, isNull, like, lt, not, or, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import { roles, users } from '@/db/schema';
import type { Context, HeldRole } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { erasedAddress, isErased } from '../erase-user';
import { type UserState, usersFilter } from './schema';

export interface ListedUser {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly state: UserState;
  readonly createdAt: Date;
  readonly roles: readonly HeldRole[];
}

/** The people of the site, the newest first, each with their roles: two queries by index. Throws Forbidden. */
export async function listUsers(
  ctx: Pick<Context, 'db' | 'actor'>,
  filter: z.input<typeof usersFilter> = {},
): Promise<readonly ListedUser[]> {
  requirePermission(ctx, 'user.list', site);
  const { query, role, state, after, limit } = usersFilter.parse(filter);
  const isRetired = like(users.email, `%${erasedAddress}`);
  const states: Readonly<Record<UserState, SQL | undefined>> = {
    active: and(isNull(users.disabledAt), isNotNull(users.emailVerifiedAt)),
    disabled: and(isNotNull(users.disabledAt), not(isRetired)),
    unverified: and(isNull(users.emailVerifiedAt), isNull(users.disabledAt)),
    retired: isRetired,
  };
  const rows = await ctx.db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      emailVerifiedAt: users.emailVerifiedAt,
      disabledAt: users.disabledAt,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(
      and(
        query === '' ? undefined : beginsWith(query),
        role &&
          exists(
            ctx.db
              .select({ role: roles.role })
              .from(roles)
              .where(and(eq(roles.userId, users.id), eq(roles.role, role))),
          ),
        state && states[state],
        after === undefined ? undefined : lt(users.id, after),
      ),
    )
    .orderBy(desc(users.id))
    .limit(limit);
  const held = await listRoles(
    ctx,
    rows.map(({ userId }) => userId),
  );
  return rows.map(({ emailVerifiedAt, disabledAt, ...user }) => ({
    ...user,
    state: stateOf({ email: user.email, emailVerifiedAt, disabledAt }),
    roles: held.get(user.userId) ?? [],
  }));
}

/** How an account stands; the worst that is true of it. */
export function stateOf(user: {
  readonly email: string;
  readonly emailVerifiedAt: Date | null;
  readonly disabledAt: Date | null;
}): UserState {
  if (isErased(user)) {
    return 'retired';
  }
  if (user.disabledAt !== null) {
    return 'disabled';
  }
  return user.emailVerifiedAt === null ? 'unverified' : 'active';
}

function beginsWith(query: string): SQL | undefined {
  const pattern = `${query.replace(/[\\%_]/g, '\\$&')}%`;
  return or(eq(users.id, query), like(users.email, pattern.toLowerCase()), like(users.name, pattern));
}

async function listRoles(
  ctx: Pick<Context, 'db'>,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, readonly HeldRole[]>> {
  if (userIds.length === 0) {
    return new Map();
  }
  const rows = await ctx.db
    .select({ userId: roles.userId, role: roles.role, scope: roles.scope })
    .from(roles)
    .where(inArray(roles.userId, [...userIds]));
  return new Map(
    [...Map.groupBy(rows, ({ userId }) => userId)].map(([userId, held]) => [
      userId,
      held.map(({ role, scope }) => ({ role, scope })),
    ]),
  );
}
