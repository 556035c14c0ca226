import type { NodeHash } from '@/db/courseware';
import type { CourseDocuments, Settings } from '@/lib/olx/model';
import type { CourseSchedule, ResolvedNode } from '@/lib/schedule';

/**
 * A block of a course version as pages and services see it: its place, its settings with what it inherits, and what it is
 * worth. One entry a block: a block that stands under two parents is the same entry in both lists of children.
 * Frozen with its outline, shared by every request: never change it.
 */
export interface OutlineEntry {
  /** `TYPE@ID`: how the block is named within its course. */
  readonly block: string;
  readonly type: string;
  readonly id: string;
  /** Hash of the block's node: `courseware.getNode(entry.node)` holds its source. */
  readonly node: NodeHash;
  /** Own settings laid over those inherited on the first path; defaults are not filled in. A setting longer than 1 KiB stays in the node. */
  readonly settings: Settings;
  /** Only what the block itself sets. */
  readonly ownSettings: Settings;
  /** Raw possible score of a problem that Lectern can grade, else null. */
  readonly maxPoints: number | null;
  /** False for a type (or a problem) that Lectern shows as a placeholder, and for a block that could not be read. */
  readonly isSupported: boolean;
  /** The parent on the first path; null for the course. */
  readonly parent: OutlineEntry | null;
  /** Every parent, first path first. */
  readonly parents: readonly OutlineEntry[];
  /** Ancestors on the first path, from the course down to the parent. */
  readonly path: readonly OutlineEntry[];
  readonly children: readonly OutlineEntry[];
  /** Place in reading order, from 0 for the course. */
  readonly order: number;
}

/** One version of a course, resolved. Everything in it follows from `root`, so it may be kept for ever. */
export interface CourseOutline {
  readonly root: NodeHash;
  readonly course: OutlineEntry;
  /** By `TYPE@ID`, in reading order. */
  readonly entries: ReadonlyMap<string, OutlineEntry>;
  /** By the part after `@`, for `/jump_to_id/`; the first in reading order where types share an id. */
  readonly byId: ReadonlyMap<string, OutlineEntry>;
  readonly documents: CourseDocuments;
  /** Hash of the manifest of the course's files. */
  readonly manifest: string | null;
  /** The tree with its settings of access worked out, for `decideTree`. */
  readonly schedule: ResolvedNode<OutlineEntry>;
  readonly courseSchedule: CourseSchedule;
}
