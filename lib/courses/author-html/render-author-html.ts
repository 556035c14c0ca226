import { LRUCache } from 'lru-cache';
import type { SafeHtml } from '@/lib/enrollments';
import { cleanAuthorHtml } from './clean';

/** Cleaned HTML by course and source text. Bounded by the characters kept. */
const cache = new LRUCache<string, string>({
  maxSize: 24_000_000,
  sizeCalculation: (value, key) => value.length + key.length,
});

/**
 * The one sanitiser: every author string that becomes HTML on our pages passes here. Scripts, handlers, forms, style sheets and
 * dangerous addresses are gone, links lead into this course, mathematics is typeset (pages carry KaTeX's style sheet).
 * Cached by content.
 *
 * @param html an HTML fragment as the author wrote it
 * @param courseKey the course run that `/static/`, `/jump_to_id/` and `/course/` mean
 * @example renderAuthorHtml('<p onclick="x()">\\(x^2\\)</p>', courseKey)
 */
export function renderAuthorHtml(html: string, courseKey: string): SafeHtml {
  if (!/[<&\\$[]/.test(html)) {
    // Plain text has nothing to clean, and most choices are plain text.
    return html;
  }
  const key = `${courseKey}\n${html}`;
  let clean = cache.get(key);
  if (clean === undefined) {
    clean = cleanAuthorHtml(html, courseKey);
    cache.set(key, clean);
  }
  return clean;
}
