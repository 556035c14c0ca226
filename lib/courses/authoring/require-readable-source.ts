import type { NodeBody } from '@/db/courseware';
import { invalid } from '@/lib/errors';
import { readEditedSource } from '@/lib/olx/edit/read-edited-source';

/**
 * An edit must leave a block that can be read. Throws Invalid `courses.broken-source` with the line where the new source is broken
 * or another block's, and `courses.source-holds-blocks` where blocks stand in it, which are edited each by itself.
 */
export function requireReadableSource(old: NodeBody, source: string): void {
  if (old.source !== undefined && old.children.length > 0) {
    throw invalid('courses.source-holds-blocks', 'There are blocks in this source: edit each of them by itself.');
  }
  const { type, id, settings } = old;
  const before = { type, id, settings, source: old.sourceEncoding ? '' : (old.source ?? '') };
  const read = readEditedSource(before, source);
  if (!read.ok) {
    throw invalid('courses.broken-source', `Line ${read.line}: ${read.message}`, {
      fields: { line: String(read.line) },
    });
  }
}
