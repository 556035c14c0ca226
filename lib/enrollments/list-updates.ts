import { z } from 'zod';
import { renderAuthorHtml } from '@/lib/courses';
import type { CourseDocuments } from '@/lib/olx/model';
import type { CourseUpdateView } from './model';

/** `updates.items.json`: what Studio writes for each update. A deleted one stays in the file. */
const item = z.looseObject({
  id: z.union([z.number(), z.string()]).transform(String),
  date: z.string().catch(''),
  content: z.string().catch(''),
  status: z.string().catch('visible'),
});

/** The course's updates, newest first. Courses from before `updates.items.json` have one page of them, shown whole. */
export function listUpdates(info: CourseDocuments['info'], courseKey: string): readonly CourseUpdateView[] {
  if (Array.isArray(info.updateItems) && info.updateItems.length > 0) {
    return info.updateItems
      .flatMap((stored) => {
        const parsed = item.safeParse(stored);
        return parsed.success && parsed.data.status !== 'deleted' ? [parsed.data] : [];
      })
      .sort((a, b) => Number(b.id) - Number(a.id))
      .map(({ id, date, content }) => ({ id, date, html: renderAuthorHtml(content, courseKey) }));
  }
  const html = info.updates?.trim() ? renderAuthorHtml(info.updates, courseKey) : '';
  return html.replace(/<[^>]*>/g, '').trim() === '' ? [] : [{ id: 'all', date: '', html }];
}
