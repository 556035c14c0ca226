import type { NodeHash, OutlineBlock } from '@/db/courseware';
import { inheritSettings } from '@/lib/olx/fields/inherit-settings';
import { formatBlockId } from '@/lib/olx/identity';
import type { CourseDocuments, Settings } from '@/lib/olx/model';
import { parseCourseSchedule, type ResolvedNode, resolveTree } from '@/lib/schedule';
import type { CourseOutline, OutlineEntry } from './outline';

/** An entry while its outline is being built. */
interface Growing extends OutlineEntry {
  readonly parents: Growing[];
  readonly children: Growing[];
}

/**
 * Resolves one version of a course: settings inherited along each block's first path, every block found by its name. Pure.
 * `course` is the root with the outlines of its sections as children.
 */
export function buildOutline(input: {
  readonly root: NodeHash;
  readonly course: OutlineBlock;
  readonly documents: CourseDocuments;
  readonly manifest: string | null;
}): CourseOutline {
  const entries = new Map<string, Growing>();
  const byId = new Map<string, Growing>();

  const grow = (block: OutlineBlock, parent: Growing | null, inherited: Settings): Growing => {
    const name = formatBlockId(block);
    const known = entries.get(name);
    if (known) {
      if (parent && !known.parents.includes(parent)) {
        known.parents.push(parent);
      }
      return known;
    }
    const entry: Growing = {
      block: name,
      type: block.type,
      id: block.id,
      node: block.node,
      settings: { ...inherited, ...block.settings },
      ownSettings: block.settings,
      maxPoints: block.maxPoints,
      isSupported: block.isSupported,
      parent,
      parents: parent ? [parent] : [],
      path: parent ? [...parent.path, parent] : [],
      children: [],
      order: entries.size,
    };
    entries.set(name, entry);
    if (!byId.has(entry.id)) {
      byId.set(entry.id, entry);
    }
    const passedOn = inheritSettings(inherited, block.settings);
    for (const child of block.children) {
      const grown = grow(child, entry, passedOn);
      // A block cannot stand inside itself, nor twice in one parent.
      if (grown !== entry && !entry.path.includes(grown) && !entry.children.includes(grown)) {
        entry.children.push(grown);
      }
    }
    return entry;
  };

  const course = grow(input.course, null, {});
  return {
    root: input.root,
    course,
    entries,
    byId,
    documents: input.documents,
    manifest: input.manifest,
    schedule: withEntries(resolveTree(input.course).root, entries),
    courseSchedule: parseCourseSchedule(course.block, course.ownSettings).course,
  };
}

/** The schedule is worked out over own settings, along every path; this puts the entries in, and keeps to their children. */
function withEntries(
  resolved: ResolvedNode<OutlineBlock>,
  entries: ReadonlyMap<string, OutlineEntry>,
): ResolvedNode<OutlineEntry> {
  const entryOf = ({ block }: ResolvedNode<OutlineBlock>): OutlineEntry => {
    const entry = entries.get(block);
    if (!entry) {
      throw new Error(`The schedule names ${block}, which the outline does not hold`);
    }
    return entry;
  };
  const node = entryOf(resolved);
  const waiting = new Set(node.children);
  const children = resolved.children.filter((child) => waiting.delete(entryOf(child)));
  return {
    block: resolved.block,
    node,
    access: resolved.access,
    children: children.map((child) => withEntries(child, entries)),
  };
}
