import type { studioImports } from '@/db/schema';
import type { Finding, Severity } from '@/lib/olx/check';
import type { CountByType } from '../count-blocks';

/** `waiting`: read, and for whoever brought it to say what it becomes. */
export type ImportState = 'checking' | 'waiting' | 'running' | 'done' | 'failed';

/** What an archive holds and what was found in it. */
export interface ImportContents {
  /** The course key that the archive names. */
  readonly courseKey: string;
  readonly title: string;
  readonly blocks: CountByType;
  /** Of `blocks`, those of types that are kept and shown as a placeholder. */
  readonly unsupported: CountByType;
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Errors and warnings, the first of them where there are very many. */
  readonly findings: readonly Finding[];
}

export type StudioImport = Omit<typeof studioImports.$inferSelect, 'state' | 'contents'> & {
  readonly state: ImportState;
  readonly contents: ImportContents | null;
};

/** The stages of an import, in their order. */
export const importSteps = ['check', 'files', 'blocks', 'outlines', 'switch'] as const;
export type ImportStep = (typeof importSteps)[number];
