import type { ListedRevision } from '@/lib/courses';
import { plainText } from './plain-text';

/** A revision in one line. */
export function describeRevision({ revision, at, author, authorName, message, heads }: ListedRevision): string {
  const marks = heads.length === 0 ? '' : `  [${heads.join(', ')}]`;
  return `${revision}  ${at.toISOString()}  ${plainText(authorName ?? author)}${marks}  ${plainText(message)}`;
}
