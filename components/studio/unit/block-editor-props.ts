import type { Settings } from '@/lib/olx/model';

/** What a block says, as far as an editor may change it. */
export interface BlockEdit {
  readonly settings: Settings;
  readonly source: string;
}

/** What every editor of a block gets from the unit page, which saves, shows conflicts and minds the leaving of the page. */
export interface BlockEditorProps {
  readonly courseKey: string;
  /** `TYPE@ID`. */
  readonly block: string;
  /** The block as it is in the draft. */
  readonly opened: BlockEdit & { readonly node: string };
  /** Each change; the page saves it by itself. */
  readonly onChange: (edit: BlockEdit) => void;
  /** Why the block cannot be saved now (broken XML), or null. */
  readonly onProblem: (message: string | null) => void;
}
