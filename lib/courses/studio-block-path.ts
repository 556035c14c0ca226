import type { CourseOutline, OutlineEntry } from './outline';
import { studioLinePath, studioUnitPath } from './studio-paths';
import { unitOf } from './units';

/** Where a block is edited: the page of what it stands in (its unit, or a block within), or its line of the outline for what stands above units. */
export function studioBlockPath(courseKey: string, outline: CourseOutline, entry: OutlineEntry): string {
  const isAbove = ['course', 'chapter', 'sequential'].includes(entry.type);
  const unit = isAbove ? undefined : unitOf(outline, entry);
  if (!unit) {
    return studioLinePath(courseKey, entry.block);
  }
  return unit.block === entry.block
    ? studioUnitPath(courseKey, unit.block)
    : `${studioUnitPath(courseKey, entry.parent?.block ?? unit.block)}#${entry.block}`;
}

/** A block as a list of the studio names it: its title, what it stands in, where it is edited. */
export interface StudioBlockLink {
  readonly block: string;
  readonly title: string;
  /** Titles from the section down to what it stands in. */
  readonly path: readonly string[];
  readonly href: string;
}

/** The way to a block of the draft; undefined where the draft has none of that name. */
export function linkToBlock(courseKey: string, outline: CourseOutline, block: string): StudioBlockLink | undefined {
  const entry = outline.entries.get(block);
  return (
    entry && {
      block,
      title: titleOf(entry),
      path: entry.path.slice(1).map(titleOf),
      href: studioBlockPath(courseKey, outline, entry),
    }
  );
}

const titleOf = ({ settings, block }: OutlineEntry): string =>
  typeof settings.display_name === 'string' && settings.display_name.trim() !== '' ? settings.display_name : block;
