import type { BlockFault, CourseDocuments, Json, Settings } from '@/lib/olx/model';

/** SHA-256 of a node's body, 64 hex digits. */
export type NodeHash = string;

/** A child as its parent names it. */
export interface NodeChild {
  readonly id: string;
  readonly node: NodeHash;
}

/**
 * One immutable version of a block. `body` of the stored document is the canonical JSON text of exactly these fields
 * (sorted keys, UTF-8, absent where undefined), and its SHA-256 is the node's `_id`.
 */
export interface NodeBody {
  readonly type: string;
  readonly id: string;
  readonly settings: Settings;
  readonly source?: string;
  readonly sourceEncoding?: 'base64';
  readonly fault?: BlockFault;
  readonly children: readonly NodeChild[];
  /** Only in a course node: what belongs to the course as a whole. */
  readonly documents?: CourseDocuments;
  /** Only in a course node: hash of the manifest of its files. */
  readonly files?: string;
}

/** One file of a course, as its manifest lists it. `hash` is the SHA-256 of the bytes. */
export interface ManifestFile {
  /** Path below `static/`; for a file that the layout does not know, its path in the archive. */
  readonly path: string;
  readonly hash: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly displayName: string;
  readonly isLocked: boolean;
  readonly place: 'static' | 'unknown';
}

/** A range of a file's bytes, both ends inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface Manifest {
  readonly files: readonly ManifestFile[];
}

export interface Revision {
  /** `rev_…` */
  readonly id: string;
  readonly courseKey: string;
  readonly root: NodeHash;
  readonly parent: string | null;
  readonly author: string;
  readonly at: Date;
  readonly message: string;
  /** Set where an editor saved by itself: the block (`TYPE@ID`), and when the first of the saves that this revision stands for was. */
  readonly autosave?: { readonly block: string; readonly since: Date };
}

/**
 * A block in a derived outline: what pages need to know of a block before they read its node. Settings are the block's own
 * (the walk inherits). `maxPoints` is the raw possible score of a problem that Lectern can grade, else null.
 */
export interface OutlineBlock {
  readonly type: string;
  readonly id: string;
  readonly node: NodeHash;
  readonly settings: { readonly [name: string]: Json };
  readonly maxPoints: number | null;
  readonly isSupported: boolean;
  readonly children: readonly OutlineBlock[];
}

/** What a block is worth and whether Lectern can show it: asked of each node when an outline is derived. */
export interface Assessment {
  readonly maxPoints: number | null;
  readonly isSupported: boolean;
}
