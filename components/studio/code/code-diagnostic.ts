/** Something to know about a place of a text that is edited as code. */
export interface CodeDiagnostic {
  /** From 1. */
  readonly line: number;
  /** In characters from 0; null: the whole line. */
  readonly column: number | null;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** The stable name of what was found, where a check found it. */
  readonly code?: string;
}
