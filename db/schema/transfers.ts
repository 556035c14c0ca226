import { bigint, index, int, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText } from '../columns';

/**
 * An archive that somebody brings in the studio, and how far its import has come: the page shows it, the workflow
 * `import-course` moves it on. Keyspace `site`.
 */
export const studioImports = mysqlTable(
  'studio_imports',
  {
    id: keyText('id', { length: 32 }).primaryKey(),
    userId: keyText('user_id', { length: 32 }).notNull(),
    /** `checking` | `waiting` (for whoever brought it to say what it becomes) | `running` | `done` | `failed`. */
    state: keyText('state', { length: 16 }).notNull(),
    fileName: varchar('file_name', { length: 255 }).notNull(),
    /** Where the archive's bytes are in the file store; no revision reaches them, so the collector takes them. */
    fileHash: keyText('file_hash', { length: 64 }).notNull(),
    bytes: bigint('bytes', { mode: 'number', unsigned: true }).notNull(),
    /** What is being done, `check` | `files` | `blocks` | `outlines` | `switch`, and how far. */
    step: keyText('step', { length: 16 }).notNull(),
    done: int('done').notNull(),
    total: int('total').notNull(),
    /** The course run that it becomes, once that is decided. */
    courseKey: keyText('course_key', { length: 255 }),
    /** What is in the archive, and what was found in it, once it was read. */
    contents: jsonText('contents'),
    /** Why it failed. */
    errorCode: keyText('error_code', { length: 64 }),
    errorMessage: varchar('error_message', { length: 1000 }),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  // A person's imports, newest first.
  (t) => [index('studio_imports_user_ix').on(t.userId, t.createdAt)],
);
