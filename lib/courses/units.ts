import { rememberOf } from '../remember-of';
import type { CourseOutline, OutlineEntry } from './outline';

/** Where the pages of a course are: its units in reading order, and what they stand in. */
export interface CourseUnits {
  /** A unit under two subsections stands here once, at its first place. */
  readonly order: readonly OutlineEntry[];
  readonly place: ReadonlyMap<string, number>;
}

const aboveUnits: ReadonlySet<string> = new Set(['course', 'chapter', 'sequential']);

/** The units of a course version: what stands right below a subsection, or (in odd courses) right below a section or the course. */
export const listUnits = rememberOf((outline: CourseOutline): CourseUnits => {
  const order: OutlineEntry[] = [];
  const place = new Map<string, number>();
  const visit = (entry: OutlineEntry) => {
    for (const child of entry.children) {
      if (aboveUnits.has(child.type)) {
        visit(child);
      } else if (!place.has(child.block)) {
        place.set(child.block, order.length);
        order.push(child);
      }
    }
  };
  visit(outline.course);
  return { order, place };
});

/** The unit that holds a block (or is it); for a section or subsection its first unit; undefined where there is none. */
export function unitOf(outline: CourseOutline, entry: OutlineEntry): OutlineEntry | undefined {
  const units = listUnits(outline);
  if (aboveUnits.has(entry.type)) {
    for (const child of entry.children) {
      const unit = unitOf(outline, child);
      if (unit) {
        return unit;
      }
    }
    return undefined;
  }
  return [...entry.path, entry].find(({ block }) => units.place.has(block));
}
