import type { ActionState } from '@/lib/action-state';
import type { CourseImage, DraftBlockContent } from '@/lib/courses';
import type { PastedNotes } from '../outline/outline-change';
import type { BlockEdit } from './block-editor-props';

export interface SavedBlock {
  /** Hash of the block's node now. */
  readonly node: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface SaveInput {
  readonly courseKey: string;
  readonly block: string;
  /** The node that the edit began from. */
  readonly node: string;
  readonly settings: BlockEdit['settings'];
  /** Null for a block that has none. */
  readonly source: string | null;
  /** What people know the block by, for the history. */
  readonly title: string;
}

/** What the unit's page can have done; the page hands the actions in. */
export interface UnitActions {
  readonly open: (input: { courseKey: string; block: string }) => Promise<ActionState<DraftBlockContent>>;
  readonly save: (input: SaveInput) => Promise<ActionState<SavedBlock>>;
  readonly change: (input: {
    readonly courseKey: string;
    readonly unit: string;
    readonly change: TreeChange;
  }) => Promise<ActionState<TreeAnswer>>;
  readonly listImages: (courseKey: string) => Promise<readonly CourseImage[]>;
}

/** One change of what stands in a unit, or of all of it. */
export type TreeChange =
  | { readonly kind: 'create'; readonly type: string; readonly template: string | null; readonly title: string }
  | { readonly kind: 'duplicate' | 'delete'; readonly block: string }
  /** `after` is null for the first place. */
  | { readonly kind: 'move'; readonly block: string; readonly after: string | null }
  /** What was copied, or cut out of `parent`. */
  | {
      readonly kind: 'paste';
      readonly from: {
        readonly courseKey: string;
        readonly block: string;
        readonly parent: string;
        readonly isCut: boolean;
      };
      /** What it comes after; last where it is left out. */
      readonly after?: string;
    }
  | { readonly kind: 'undo'; readonly revision: string }
  | { readonly kind: 'publish' | 'discard' };

export interface TreeAnswer {
  /** By which the change can be taken back; null where nothing was changed, or learners see it already. */
  readonly undo: string | null;
  /** The block that was made. */
  readonly block: string | null;
  /** What came with a pasted block, and what could not. */
  readonly pasted?: PastedNotes;
}
