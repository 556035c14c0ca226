import type { ResolvedNode } from '@/lib/schedule';
import type { CourseOutline, OutlineEntry } from '../../outline';
import { insertAfterPreceding } from '../tree/transfer-block';
import type { HeadComparison } from './compare-heads';

/** `deleted`: gone from the draft, and learners still see it. */
export type RowState = 'draft' | 'changed' | 'published' | 'deleted';

/** A line of the studio's outline: a section, a subsection, a unit, or what else stands where one should. */
export interface OutlineRow {
  /** `PARENT/BLOCK`: a block under two parents has two lines. */
  readonly key: string;
  /** `TYPE@ID`. */
  readonly block: string;
  readonly type: string;
  /** `TYPE@ID`. */
  readonly parent: string;
  /** 1 for what stands in the course, 2 for what stands in that, … */
  readonly level: number;
  /** Empty where the block has no name. */
  readonly title: string;
  readonly state: RowState;
  /** The block itself is not as published, rather than only something in it. */
  readonly isOwnChange: boolean;
  /** Changes in the block and all that stands in it. */
  readonly changes: number;
  /** Names of what learners see in it and the draft has elsewhere; empty where one has no name. */
  readonly leaving: readonly string[];
  readonly isStaffOnly: boolean;
  /** When it is released, if it says so itself or that is after the beginning of the course and still to come. */
  readonly start: Date | null;
  readonly isScheduled: boolean;
  readonly due: Date | null;
  /** Assignment type, where it is graded. */
  readonly format: string | null;
  /** How many blocks stand in it. */
  readonly children: number;
}

const deepest = 3;

/**
 * The lines of a course's outline, as they stand under each other. Pure. Blocks that were deleted and are still live have their lines
 * after their nearest preceding sibling that is left.
 */
export function listOutlineRows(
  { draft, published }: { readonly draft: CourseOutline; readonly published: CourseOutline },
  comparison: HeadComparison,
  now: Date,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const deleted = new Map<string, string[]>();
  for (const { block, parent } of comparison.deleted) {
    const name = parent?.block ?? '';
    deleted.set(name, [...(deleted.get(name) ?? []), block]);
  }
  const { start: courseStart, isSelfPaced } = draft.courseSchedule;

  const add = (resolved: ResolvedNode<OutlineEntry>, parent: OutlineEntry, level: number): void => {
    const { node: entry, access } = resolved;
    const own = comparison.own.get(entry.block);
    const changes = comparison.within.get(entry.block) ?? 0;
    const isReleasedLater = !isSelfPaced && access.start > now && access.start > courseStart;
    const says = (name: string) => entry.ownSettings[name] !== undefined && entry.ownSettings[name] !== null;
    rows.push({
      ...briefOf(entry, parent.block, level),
      state: own ?? (changes > 0 ? 'changed' : 'published'),
      isOwnChange: own !== undefined,
      changes,
      leaving: (comparison.leaving.get(entry.block) ?? []).map(titleOf),
      isStaffOnly: access.isStaffOnly,
      start: !isSelfPaced && (says('start') || isReleasedLater) ? access.start : null,
      isScheduled: isReleasedLater,
      due: says('due') && !isSelfPaced ? access.due : null,
      format: access.isGraded && level > 1 && says('format') ? access.format : null,
    });
    if (level < deepest) {
      addChildren(resolved, level + 1);
    }
  };

  const addChildren = (resolved: ResolvedNode<OutlineEntry>, level: number): void => {
    const parent = resolved.node;
    const children = new Map(resolved.children.map((child) => [child.node.block, child]));
    const gone = deleted.get(parent.block) ?? [];
    const order = published.entries.get(parent.block)?.children.map(({ block }) => block) ?? [];
    const names = gone.reduce<readonly string[]>(
      (placed, block) => insertAfterPreceding(order, placed, block),
      [...children.keys()],
    );
    for (const name of names) {
      const child = children.get(name);
      const live = published.entries.get(name);
      if (child) {
        add(child, parent, level);
      } else if (live) {
        rows.push({
          ...briefOf(live, parent.block, level),
          state: 'deleted',
          isOwnChange: true,
          changes: 1,
          leaving: [],
          isStaffOnly: false,
          start: null,
          isScheduled: false,
          due: null,
          format: null,
        });
      }
    }
  };
  addChildren(draft.schedule, 1);
  return rows;
}

const briefOf = (entry: OutlineEntry, parent: string, level: number) => ({
  key: `${parent}/${entry.block}`,
  block: entry.block,
  type: entry.type,
  parent,
  level,
  title: titleOf(entry),
  children: entry.children.length,
});

const titleOf = ({ ownSettings }: OutlineEntry): string =>
  typeof ownSettings.display_name === 'string' ? ownSettings.display_name.trim() : '';
