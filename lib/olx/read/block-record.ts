import type { BlockFault, Settings } from '@/lib/olx/model';

/** A block as it stands in the files, before the tree is put together: its children are named by `TYPE@ID`. */
export interface BlockRecord {
  readonly key: string;
  readonly type: string;
  readonly id: string;
  readonly settings: Settings;
  readonly source?: string;
  readonly sourceEncoding?: 'base64';
  readonly fault?: BlockFault;
  readonly children: readonly string[];
  /** The files that make it up. */
  readonly files: readonly string[];
}

/** Where a draft stands in the tree of its course. */
export interface DraftPlace {
  readonly key: string;
  readonly parent: string | undefined;
  readonly index: number;
  readonly path: string;
}
