/** What the action of a form answers, in the reader's words. */
export interface FormState {
  readonly status: 'idle' | 'done' | 'failed';
  /** About the form as a whole; empty where the fields say it all. */
  readonly message: string;
  /** By the name of a field. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was typed, without passwords, so that nobody types it twice. */
  readonly values: Readonly<Record<string, string>>;
  /** Raised by every answer. */
  readonly round: number;
}

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>;

export const untouched: FormState = { status: 'idle', message: '', fields: {}, values: {}, round: 0 };
