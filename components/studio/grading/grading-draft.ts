/** An assignment type as its row shows it. Everything is text, as it is typed. */
export interface TypeRow {
  /** Place in the policy that the form was opened with; empty for a new one. */
  readonly from: string;
  /** Its name when the form was opened; empty for a new one. */
  readonly was: string;
  readonly name: string;
  readonly short: string;
  /** Percent. */
  readonly weight: string;
  readonly min: string;
  readonly drop: string;
  /** Whether its subsections go with a new name. */
  readonly moves: boolean;
}

export interface CutoffRow {
  readonly letter: string;
  /** Percent. */
  readonly percent: string;
}

/** The grading page as it is typed. */
export interface GradingDraft {
  readonly types: readonly TypeRow[];
  readonly cutoffs: readonly CutoffRow[];
  readonly graceHours: string;
  readonly graceMinutes: string;
}

/** What a dry run is of: two drafts with one text are one. */
export const draftText = (draft: GradingDraft): string => JSON.stringify(draft);

const newType: TypeRow = {
  from: '',
  was: '',
  name: '',
  short: '',
  weight: '0',
  min: '1',
  drop: '0',
  moves: true,
};
export const passFail: readonly CutoffRow[] = [{ letter: 'Pass', percent: '50' }];
export const letters: readonly CutoffRow[] = [
  { letter: 'A', percent: '90' },
  { letter: 'B', percent: '80' },
  { letter: 'C', percent: '70' },
  { letter: 'D', percent: '60' },
];

/** A change of the form itself, which saves nothing: `add-type`, `remove-type:2`, `pass-fail`, `letters`, `add-cutoff`, `remove-cutoff:0`. */
export function editDraft(draft: GradingDraft, intent: string): GradingDraft {
  const [verb, place = ''] = intent.split(':');
  const index = Number(place);
  switch (verb) {
    case 'add-type':
      return { ...draft, types: [...draft.types, newType] };
    case 'remove-type':
      return { ...draft, types: draft.types.filter((_, at) => at !== index) };
    case 'pass-fail':
      return { ...draft, cutoffs: passFail };
    case 'letters':
      return { ...draft, cutoffs: letters };
    case 'add-cutoff':
      return { ...draft, cutoffs: [...draft.cutoffs, { letter: '', percent: '' }] };
    case 'remove-cutoff':
      return { ...draft, cutoffs: draft.cutoffs.filter((_, at) => at !== index) };
    default:
      return draft;
  }
}
