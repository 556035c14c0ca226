import type { NodeBody, NodeHash } from '@/db/courseware';
import type { CourseOutline, OutlineEntry } from '../outline';

/** An assignment type that got another name. */
export interface FormatRename {
  readonly from: string;
  readonly to: string;
}

/** The subsections that say themselves that they are of an assignment type, in course order. */
export const subsectionsOf = (outline: CourseOutline, format: string): readonly OutlineEntry[] =>
  [...outline.entries.values()].filter(
    ({ type, ownSettings }) => type === 'sequential' && ownSettings.format === format,
  );

/** The nodes of some blocks and of all that stands above them, on every path. */
export function nodesUpTo(entries: readonly OutlineEntry[], found = new Set<NodeHash>()): ReadonlySet<NodeHash> {
  for (const entry of entries) {
    if (!found.has(entry.node)) {
      found.add(entry.node);
      nodesUpTo(entry.parents, found);
    }
  }
  return found;
}

/** The subsections of renamed types with their new format, by the hash that each has now. Pure. */
export function renameFormats(
  outline: CourseOutline,
  bodies: ReadonlyMap<NodeHash, NodeBody>,
  renames: readonly FormatRename[],
): ReadonlyMap<NodeHash, NodeBody> {
  return new Map(
    renames.flatMap(({ from, to }) =>
      subsectionsOf(outline, from).flatMap(({ node }): (readonly [NodeHash, NodeBody])[] => {
        const body = bodies.get(node);
        return body ? [[node, { ...body, settings: { ...body.settings, format: to } }]] : [];
      }),
    ),
  );
}
