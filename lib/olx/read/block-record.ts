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

/** Where a block is written: its element, and the first line of its source. Lines from 1; null where there is nothing to point at. */
export interface BlockLocation {
  readonly path: string;
  readonly line: number | null;
  readonly sourcePath: string;
  readonly sourceLine: number | null;
}

/** Where a draft stands in the tree of its course. */
export interface DraftPlace {
  readonly key: string;
  readonly parent: string | undefined;
  readonly index: number;
  readonly path: string;
}
