/** A field that two people changed, as its form shows both sides. */
export interface ShownConflict {
  /** The control's name. */
  readonly name: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** What the action of a settings form answers, in the reader's words. */
export interface SettingsState {
  readonly status: 'idle' | 'saved' | 'failed' | 'conflict' | 'preview';
  /** About the form as a whole. */
  readonly message: string;
  /** What is wrong, by the name of a control. */
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed, so that nobody types it twice. */
  readonly values: Readonly<Record<string, string>>;
  /** JSON of the values that the next saving is compared with; null: those of the page. */
  readonly opened: string | null;
  readonly conflicts: readonly ShownConflict[];
  /** HTML that was asked for, cleaned, by the name of a control. */
  readonly previews: Readonly<Record<string, string>>;
  /** Raised by every answer. */
  readonly round: number;
}

export type SettingsAction = (before: SettingsState, form: FormData) => Promise<SettingsState>;

export const untouchedSettings: SettingsState = {
  status: 'idle',
  message: '',
  errors: {},
  values: {},
  opened: null,
  conflicts: [],
  previews: {},
  round: 0,
};
