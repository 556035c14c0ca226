import type { PolicyPreview } from '@/lib/grades';
import type { ShownConflict } from '../settings/settings-state';
import type { GradingDraft } from './grading-draft';

/** What the action of the grading page answers. */
export interface GradingState {
  readonly status: 'idle' | 'edited' | 'checked' | 'saved' | 'failed' | 'conflict';
  readonly message: string;
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed; null: what the page shows. */
  readonly draft: GradingDraft | null;
  /** JSON of what the next saving is compared with; null: the page's. */
  readonly opened: string | null;
  readonly preview: PolicyPreview | null;
  /** `draftText` of the draft that the dry run was of. */
  readonly checked: string;
  readonly conflicts: readonly ShownConflict[];
  readonly round: number;
}

export type GradingAction = (before: GradingState, form: FormData) => Promise<GradingState>;

export const untouchedGrading: GradingState = {
  status: 'idle',
  message: '',
  errors: {},
  draft: null,
  opened: null,
  preview: null,
  checked: '',
  conflicts: [],
  round: 0,
};

/** The subsections that say that they are of a type. */
export interface TypeUse {
  readonly type: string;
  /** As learners have them, and as the draft has them. */
  readonly published: number;
  readonly drafted: number;
  readonly subsections: readonly { readonly block: string; readonly title: string }[];
}
