import { eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { prepareOnce } from '@/db/prepare-once';
import { retiredUsers, roles, users } from '@/db/schema';
import type { HeldRole } from '@/lib/context';

/** A person as pages and permissions need them, in one query. */
export interface Account {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly sessionVersion: number;
  readonly isDisabled: boolean;
  readonly isEmailVerified: boolean;
  readonly roles: readonly HeldRole[];
}

const accountOf = prepareOnce((db) =>
  db
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      locale: users.locale,
      timeZone: users.timeZone,
      sessionVersion: users.sessionVersion,
      disabledAt: users.disabledAt,
      emailVerifiedAt: users.emailVerifiedAt,
      role: roles.role,
      scope: roles.scope,
    })
    .from(users)
    .leftJoin(roles, eq(roles.userId, users.id))
    .where(eq(users.id, sql.placeholder('userId')))
    .prepare(),
);

/** The account and its roles by id: one query. Undefined where there is none. */
export async function findAccount(db: Db | Tx, userId: string): Promise<Account | undefined> {
  const rows = await accountOf(db).execute({ userId });
  const [first] = rows;
  if (!first) {
    return undefined;
  }
  const { role: _role, scope: _scope, disabledAt, emailVerifiedAt, ...account } = first;
  return {
    ...account,
    isDisabled: disabledAt !== null,
    isEmailVerified: emailVerifiedAt !== null,
    roles: rows.flatMap(({ role, scope }) => (role && scope ? [{ role, scope }] : [])),
  };
}

export type UserRow = typeof users.$inferSelect;

export async function findUserById(db: Db | Tx, userId: string): Promise<UserRow | undefined> {
  const [row] = await db.select().from(users).where(eq(users.id, userId));
  return row;
}

/** `email` as `emailField` normalises it. */
export async function findUserByEmail(db: Db | Tx, email: string): Promise<UserRow | undefined> {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return row;
}

/** Names of people by id; who is not there has none. */
export async function findNames(db: Db | Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) {
    return new Map();
  }
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...userIds]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether this person was erased: whatever is still kept of them is to go. */
export async function isRetired(db: Db | Tx, userId: string): Promise<boolean> {
  const rows = await db
    .select({ at: retiredUsers.retiredAt })
    .from(retiredUsers)
    .where(eq(retiredUsers.userId, userId));
  return rows.length > 0;
}
