/** What the form that changes a roster answers, in the reader's words. */
export interface RosterState {
  readonly step: 'write' | 'preview' | 'done';
  readonly operation: 'enroll' | 'unenroll';
  /** What was written, so that nobody writes it twice. */
  readonly text: string;
  /** About the form as a whole: what is wrong, or what was done. */
  readonly message: string;
  readonly isWrong: boolean;
  /** In step `preview`. */
  readonly lines: readonly { readonly email: string; readonly outcome: string; readonly isChange: boolean }[];
  readonly unreadable: readonly string[];
  /** What the button that does it says; empty where there is nothing to do. */
  readonly confirm: string;
  readonly round: number;
}

export type RosterAction = (before: RosterState, form: FormData) => Promise<RosterState>;

export const emptyRoster: RosterState = {
  step: 'write',
  operation: 'enroll',
  text: '',
  message: '',
  isWrong: false,
  lines: [],
  unreadable: [],
  confirm: '',
  round: 0,
};
