import { index, int, mysqlTable, primaryKey, text, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { instant, keyText } from '../columns';

/** Keyspace `site`. Personal fields stand only here and in profiles, so that a person can be erased. */
export const users = mysqlTable(
  'users',
  {
    id: keyText('id', { length: 32 }).primaryKey(),
    /** Normalised: trimmed, lower case. */
    email: keyText('email', { length: 254 }).notNull(),
    emailVerifiedAt: instant('email_verified_at'),
    name: varchar('name', { length: 255 }).notNull(),
    /** `scrypt$N$r$p$salt$hash`; null where the person signs in only through an identity provider. */
    passwordHash: varchar('password_hash', { length: 255 }),
    /** Sessions carry the version that they were made with; raising it signs the person out everywhere. */
    sessionVersion: int('session_version').notNull().default(1),
    locale: varchar('locale', { length: 35 }).notNull().default('en'),
    timeZone: varchar('time_zone', { length: 64 }).notNull().default('UTC'),
    bio: text('bio'),
    termsAcceptedAt: instant('terms_accepted_at'),
    /** Of the terms that were accepted; null for those that come with the house. */
    termsVersion: keyText('terms_version', { length: 40 }),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    // Sign-in and registration look a person up by mail address.
    uniqueIndex('users_email_uq').on(t.email),
    // Admins find people by how their name begins.
    index('users_name_ix').on(t.name),
  ],
);

/** Whoever was erased, by id alone: a backup from before is cleared of them when it is restored. */
export const retiredUsers = mysqlTable('retired_users', {
  userId: keyText('user_id', { length: 32 }).primaryKey(),
  retiredAt: instant('retired_at').notNull(),
});

/** An account at an identity provider that is linked to a user. */
export const identities = mysqlTable(
  'identities',
  {
    provider: keyText('provider', { length: 64 }).notNull(),
    subject: keyText('subject', { length: 255 }).notNull(),
    userId: keyText('user_id', { length: 32 }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.subject] }),
    // The settings page lists a person's identities.
    index('identities_user_ix').on(t.userId),
  ],
);

export const emailTokenKinds = ['verify', 'reset', 'change'] as const;
export type EmailTokenKind = (typeof emailTokenKinds)[number];

/** Single-use links sent by mail. Only the SHA-256 of the token is kept. */
export const emailTokens = mysqlTable(
  'email_tokens',
  {
    tokenHash: keyText('token_hash', { length: 64 }).primaryKey(),
    userId: keyText('user_id', { length: 32 }).notNull(),
    kind: keyText('kind', { length: 16 }).$type<EmailTokenKind>().notNull(),
    /** The address that the link was sent to; for `change`, the new one. */
    email: keyText('email', { length: 254 }).notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdAt: instant('created_at').notNull(),
  },
  // A new reset link revokes the person's older ones.
  (t) => [index('email_tokens_user_ix').on(t.userId, t.kind)],
);

export const roleNames = [
  'site_admin',
  'org_admin',
  'course_creator',
  'instructor',
  'staff',
  'limited_staff',
  'data_researcher',
  'beta_tester',
] as const;
export type RoleName = (typeof roleNames)[number];

/** A role over a scope: `*` (the site), an organisation's short name, or a course key. */
export const roles = mysqlTable(
  'roles',
  {
    userId: keyText('user_id', { length: 32 }).notNull(),
    role: keyText('role', { length: 32 }).$type<RoleName>().notNull(),
    scope: keyText('scope', { length: 255 }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.role, t.scope] }),
    // The team page lists everybody with a role over a course.
    index('roles_scope_ix').on(t.scope, t.role),
    // The organisations' page lists everybody who looks after one.
    index('roles_role_ix').on(t.role),
  ],
);

/** Fixed windows of attempts, by a hash of what is limited (account, address, verb). */
export const rateLimits = mysqlTable('rate_limits', {
  key: keyText('key_hash', { length: 64 }).primaryKey(),
  windowStart: instant('window_start').notNull(),
  count: int('count').notNull(),
});
