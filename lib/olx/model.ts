/**
 * The model of a course that was read from OLX: an ordered tree of blocks with their explicitly set settings, and what
 * belongs to the course as a whole. Everything here is plain data (JSON), so that a tree can be hashed, compared and written back.
 * Source: the OLX layout described in the Open edX documentation ("Open Learning XML").
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Settings = { readonly [name: string]: Json };

/** What is wrong with a block that could not be read. The bytes stay in `source`. */
export interface BlockFault {
  readonly code: string;
  readonly message: string;
  readonly path: string;
  readonly line: number | null;
}

/** A block as authored: own settings only, nothing inherited. */
export interface Block {
  /** The OLX tag: `course`, `chapter`, `sequential`, `vertical`, `problem`, `html`, `video`, or any other type. */
  readonly type: string;
  /** The `url_name`: unique per type within the course. */
  readonly id: string;
  /** Explicitly set settings, decoded; attributes that Lectern does not know keep their exact string under their own name. */
  readonly settings: Settings;
  /**
   * Exact source text. `problem`: the whole element; `html`: the body; a type that Lectern does not know: the whole element;
   * a broken block: its bytes (see `sourceEncoding`). Absent for containers.
   */
  readonly source?: string;
  /** Present when the bytes are not UTF-8 text. */
  readonly sourceEncoding?: 'base64';
  readonly fault?: BlockFault;
  /** The same object may stand under two parents (Open edX calls it an XML DAG). */
  readonly children: readonly Block[];
}

export interface StaticTab {
  readonly slug: string;
  readonly name: string;
  readonly html: string;
  readonly isHidden: boolean;
}

export interface CourseUpdate {
  readonly id: number;
  readonly date: string;
  readonly html: string;
}

/** What belongs to the course as a whole and travels in the course's node. */
export interface CourseDocuments {
  /** `grading_policy.json` as read (unknown keys kept), or null where the archive has none. */
  readonly gradingPolicy: Json;
  /** Blobs of `about/`, by file name without `.html`: `overview`, `short_description`, `effort`, … */
  readonly about: { readonly [name: string]: string };
  /** Bodies of `info/`: `handouts` (HTML) and `updates`; `updateItems` is `updates.items.json` as read. */
  readonly info: { readonly handouts: string | null; readonly updates: string | null; readonly updateItems: Json };
  /** Bodies of `tabs/`, by slug. Their names and order stand in the course settings' `tabs`. */
  readonly tabs: { readonly [slug: string]: string };
  /** `tags.csv`, exact text. */
  readonly tags: string | null;
  /** Settings of `policy.json` for blocks that the tree does not hold; kept for export. */
  readonly strayPolicies: { readonly [blockKey: string]: Json };
  /** `policies/assets.json` entries as read, by name. */
  readonly assetPolicies: { readonly [name: string]: Json };
  /** Paths of files that belong to no known place in the layout; their bytes are kept in the file store. */
  readonly unknownFiles: readonly string[];
}

/** One file of `static/`. */
export interface StaticFile {
  /** Path below `static/`, with `/`. */
  readonly path: string;
  /** Path in the archive. */
  readonly archivePath: string;
  readonly displayName: string;
  readonly contentType: string;
  readonly isLocked: boolean;
}

export interface Warning {
  readonly path: string;
  readonly line: number | null;
  /** Kebab-case, stable: `missing-file`, `broken-xml`, `duplicate-id`, … */
  readonly code: string;
  readonly message: string;
}

export interface CourseIdentity {
  readonly org: string;
  readonly number: string;
  readonly run: string;
}

export interface ParsedCourse {
  readonly identity: CourseIdentity;
  /** The tree that learners see. */
  readonly published: Block;
  /** The tree that the course team edits: the published one with the drafts laid over it. */
  readonly draft: Block;
  readonly documents: CourseDocuments;
  readonly staticFiles: readonly StaticFile[];
  readonly warnings: readonly Warning[];
}

/** The files of one course, already unpacked; `read` answers undefined where there is no such file. */
export interface OlxFiles {
  /** All paths below the course's root folder, with `/`, in any order. */
  readonly paths: readonly string[];
  read(path: string): Uint8Array | undefined;
}
