import { int, mysqlTable } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText } from '../columns';

/** Keyspace `site`: what admins have set for the whole site, a row for each part of it. A part without a row is as it comes. */
export const siteSettings = mysqlTable('site_settings', {
  key: keyText('setting_key', { length: 64 }).primaryKey(),
  /** As `lib/site/schema.ts` says. */
  value: jsonText('value').notNull(),
  /** Raised by every change: who changes it says which one they saw. */
  rev: int('rev').notNull(),
  updatedAt: instant('updated_at').notNull(),
});
