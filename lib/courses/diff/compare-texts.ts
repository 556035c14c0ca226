import { structuredPatch } from 'diff';
import type { TextDifference } from './model';

const contextLines = 3;
/** Lines that may come and go before two texts count as having nothing in common: the work grows with the square of it. */
const maxEditedLines = 1000;

/**
 * How two texts differ, line by line. A text without its last line break and one with it differ, as they do for git.
 *
 * @example compareTexts('a\nb\n', 'a\nc\n').hunks?.[0]?.lines // [' a', '-b', '+c']
 */
export function compareTexts(before: string, after: string): TextDifference {
  const patch = structuredPatch('', '', before, after, undefined, undefined, {
    context: contextLines,
    maxEditLength: maxEditedLines,
  });
  if (!patch) {
    return { hunks: null };
  }
  return {
    hunks: patch.hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
      beforeStart: oldStart,
      beforeLines: oldLines,
      afterStart: newStart,
      afterLines: newLines,
      lines,
    })),
  };
}
