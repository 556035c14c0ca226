import { z } from 'zod';

/** One file of a backup. `name` is its path in the folder. */
const part = z.object({
  name: z.string().regex(/^(mysql|mongodb)\/[\w.-]+$/),
  /** The table or collection that it holds. */
  holds: z.string().regex(/^[\w.]+$/),
  rows: z.number().int().min(0),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `manifest.json`: written last, so that a folder without it is no backup. */
export const backupManifest = z.object({
  format: z.literal('lectern-backup'),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  /** `when` of the newest migration that the tables had: a restore makes just these tables, and brings them up to date then. */
  migratedTo: z.number().int(),
  tables: z.array(part),
  collections: z.array(part),
});

export type BackupManifest = z.infer<typeof backupManifest>;
export type BackupPart = z.infer<typeof part>;

export const manifestName = 'manifest.json';
