import type { CourseIdentity, Json, Settings, Warning } from '@/lib/olx/model';
import type { BlockLocation } from '@/lib/olx/read/block-record';
import type { Block, CourseDocuments, StaticFile } from '../model';
import type { CheckCode, Severity } from './codes';

/** One thing that a course team should look at: a warning of the importer's family, weighed. */
export interface Finding extends Warning {
  readonly severity: Severity;
  /** The block that it is about, as `TYPE@ID`; null where it is about the course or a file. */
  readonly block: string | null;
}

/** One element of HTML, or of a problem's XML. */
export interface MarkupElement {
  readonly tag: string;
  /** By lower-case name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** From 1, in the text that was read. */
  readonly line: number;
}

/** What is in a text of HTML: its elements in order, and where it breaks so that something is lost. */
export interface ReadMarkup {
  readonly elements: readonly MarkupElement[];
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** A block in its place. */
export interface CheckedBlock {
  /** `TYPE@ID`. */
  readonly key: string;
  readonly block: Block;
  /** Own settings laid over the inherited ones (of the first path); no defaults. */
  readonly settings: Settings;
  readonly parent: CheckedBlock | null;
  readonly location: BlockLocation;
}

/** A text of the course with its elements; lines count in `path`. */
export interface MarkupText {
  readonly block: CheckedBlock | null;
  readonly path: string;
  readonly elements: readonly MarkupElement[];
  readonly faults: ReadMarkup['faults'];
}

/** A course as the rules see it. */
export interface CourseUnderCheck {
  readonly identity: CourseIdentity;
  readonly course: CheckedBlock;
  /** In reading order, each once. */
  readonly blocks: readonly CheckedBlock[];
  readonly byKey: ReadonlyMap<string, CheckedBlock>;
  /** Ids without their types, for `/jump_to_id/`. */
  readonly ids: ReadonlySet<string>;
  readonly documents: CourseDocuments;
  readonly staticFiles: readonly StaticFile[];
  /** By path and by asset name. */
  readonly fileIndex: ReadonlyMap<string, StaticFile>;
  readonly texts: readonly MarkupText[];
  /** Texts of files of `static/` that may name other files. */
  readonly staticTexts: readonly string[];
}

/** What a rule says. Without `path` it is about where the block is written. */
export interface Report {
  readonly code: CheckCode;
  readonly message: string;
  readonly block?: CheckedBlock | null;
  readonly path?: string;
  readonly line?: number | null;
}

/** One theme of faults, found in a course by looking. */
export type Rule = (course: CourseUnderCheck) => Iterable<Report>;

export type JsonObject = { readonly [key: string]: Json };

/** `Array.isArray` does not narrow a readonly array away. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
