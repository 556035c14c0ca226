import type { ActionState } from '@/lib/action';
import type { CourseImage, DraftBlockContent } from '@/lib/courses';
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
  readonly listImages: (courseKey: string) => Promise<readonly CourseImage[]>;
}
