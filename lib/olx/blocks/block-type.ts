import type { FieldTable } from '@/lib/olx/fields/field';

/** How a block of one type is read and written. */
export interface BlockType {
  readonly name: string;
  /** Settings beyond those that every block has. */
  readonly fields: FieldTable;
  /**
   * What the block's element holds. `children`: blocks only, no source. `element`: the whole element is the source.
   * `body`: what stands inside the element (or in the file that `filename` names) is the source.
   * `both`: the whole element is the source, and it holds blocks too (types that Lectern keeps but does not run).
   */
  readonly content: 'children' | 'element' | 'body' | 'both';
  /** Where an export puts it: in a file of its own that a pointer names, or inline in its parent. Both are read. */
  readonly storage: 'file' | 'inline';
  /** False for types that Lectern keeps and shows as a placeholder. */
  readonly isSupported: boolean;
}
