import type { Json } from '@/lib/olx/model';

/** One run of lines that differ, with up to three lines around it, as in a unified diff. Line numbers count from 1. */
export interface TextHunk {
  readonly beforeStart: number;
  readonly beforeLines: number;
  readonly afterStart: number;
  readonly afterLines: number;
  /** Each line with its sign before it: a space, `-` or `+`. */
  readonly lines: readonly string[];
}

/** How two texts differ; `hunks` is null where they cannot be shown line by line (bytes that are no text, or nothing in common). */
export interface TextDifference {
  readonly hunks: readonly TextHunk[] | null;
}

/** One thing that a block says differently. `before` or `after` is absent where the block does not say it at all. */
export type FieldChange =
  | { readonly field: 'setting'; readonly name: string; readonly before?: Json; readonly after?: Json }
  | ({ readonly field: 'source' } & TextDifference)
  /** Why a block cannot be read, by code. */
  | { readonly field: 'fault'; readonly before: string | null; readonly after: string | null }
  /** Ids of the children; only where those that stay stand in another order. */
  | { readonly field: 'children'; readonly before: readonly string[]; readonly after: readonly string[] };

/** A block with what a person knows it by. */
export interface ComparedBlock {
  /** `TYPE@ID`. */
  readonly block: string;
  readonly title: string;
  /** Titles of the blocks above it on its first path, from the course down; of the later version where both have it. */
  readonly path: readonly string[];
}

/** Where a block stands: in most courses each block stands in one place. */
export interface Place {
  /** `TYPE@ID` of the parent. */
  readonly parent: string;
  /** Titles from the course down to the parent. */
  readonly path: readonly string[];
  /** From 0, among the parent's children. */
  readonly index: number;
}

export interface PlacedBlock extends ComparedBlock {
  readonly places: readonly Place[];
}

/** A block that stands under another parent. */
export interface MovedBlock extends ComparedBlock {
  readonly from: readonly Place[];
  readonly to: readonly Place[];
}

export interface ChangedBlock extends ComparedBlock {
  readonly fields: readonly FieldChange[];
}

export interface BlockDifference {
  readonly added: readonly PlacedBlock[];
  readonly removed: readonly PlacedBlock[];
  readonly moved: readonly MovedBlock[];
  readonly changed: readonly ChangedBlock[];
}

/**
 * One of the course's own documents, by its place in an archive (`grading_policy.json`, `about/overview.html`,
 * `tabs/SLUG.html`, …; an entry of a JSON file after `#`). Texts differ by lines, JSON by its whole value.
 */
export type DocumentChange = { readonly document: string } & (
  | ({ readonly kind: 'text'; readonly change: ChangeKind } & TextDifference)
  | { readonly kind: 'json'; readonly change: ChangeKind; readonly before?: Json; readonly after?: Json }
);

export type ChangeKind = 'added' | 'removed' | 'changed';

export interface ComparedFile {
  /** Path below `static/`, or in the archive for a file that the layout does not know. */
  readonly path: string;
  readonly place: 'static' | 'unknown';
  readonly bytes: number;
  /** SHA-256 of the bytes. */
  readonly hash: string;
}

export interface FileFieldChange {
  readonly field: 'hash' | 'bytes' | 'contentType' | 'displayName' | 'isLocked';
  readonly before: string | number | boolean;
  readonly after: string | number | boolean;
}

export interface ChangedFile {
  readonly path: string;
  readonly place: 'static' | 'unknown';
  readonly fields: readonly FileFieldChange[];
}

export interface FileDifference {
  readonly added: readonly ComparedFile[];
  readonly removed: readonly ComparedFile[];
  readonly changed: readonly ChangedFile[];
}

/** What is different between two versions of a course. Plain data, in a fixed order: blocks as they stand in the course. */
export interface CourseDifference extends BlockDifference {
  readonly documents: readonly DocumentChange[];
  readonly files: FileDifference;
}
