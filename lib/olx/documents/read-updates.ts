import type { CourseDocuments, CourseUpdate, Json } from '@/lib/olx/model';

/**
 * The updates of a course, newest first: from `updates.items.json`, or from `updates.html` of older courses (a list whose items
 * begin with the date in an `<h2>`). Deleted updates are left out.
 *
 * @example readUpdates(course.documents.info)[0]?.html
 */
export function readUpdates(info: CourseDocuments['info']): readonly CourseUpdate[] {
  if (Array.isArray(info.updateItems)) return readItems(info.updateItems);
  return info.updates === null ? [] : readHtml(info.updates);
}

function readItems(items: readonly Json[]): readonly CourseUpdate[] {
  const updates = items.flatMap((item, index) => {
    if (typeof item !== 'object' || item === null || !('content' in item) || typeof item.content !== 'string')
      return [];
    if (item.status === 'deleted') return [];
    const id = typeof item.id === 'number' ? item.id : index + 1;
    return [{ id, date: typeof item.date === 'string' ? item.date : '', html: item.content }];
  });
  return updates.sort((a, b) => b.id - a.id);
}

function readHtml(html: string): readonly CourseUpdate[] {
  const items = splitItems(html);
  if (items.length === 0) return html.replace(/<[^<>]*>/g, '').trim() === '' ? [] : [{ id: 1, date: '', html }];
  return items.map((item, index) => {
    const [heading = '', date = ''] = /^\s*<h2[^>]*>([\s\S]*?)<\/h2>/i.exec(item) ?? [];
    return {
      id: items.length - index,
      date: date.replace(/<[^<>]*>/g, '').trim(),
      html: item.slice(heading.length).trim(),
    };
  });
}

/** `<section><article>…</article>…</section>` or `<ol><li>…</li>…</ol>`: each item begins with its heading. */
function splitItems(html: string): readonly string[] {
  const parts = html.split(/<(?:article|li)[^<>]*>(?=\s*<h2[\s>])/i).slice(1);
  return parts.map((part) => part.replace(/<\/(?:article|li)>\s*(?:<\/(?:section|ol)>\s*)?$/i, ''));
}
