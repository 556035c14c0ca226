import { blockTypeOf } from '@/lib/olx/blocks';

/** The one type of children that each level of a course takes. */
const levels: Readonly<Record<string, string>> = { course: 'chapter', chapter: 'sequential', sequential: 'vertical' };
const outlineTypes = new Set(['course', ...Object.values(levels)]);

/**
 * Whether a block of one type may be put into a block of another: sections into the course, subsections into sections, units into
 * subsections, and everything else into units. An element that Lectern keeps as written holds what its text names, and nothing more.
 */
export function acceptsChild(parentType: string, childType: string): boolean {
  const level = levels[parentType];
  if (level !== undefined) {
    return level === childType;
  }
  return blockTypeOf(parentType).content === 'children' && !outlineTypes.has(childType);
}
