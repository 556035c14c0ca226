import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { renderAuthorHtml } from '../author-html';

/** HTML that somebody is writing for a course, as its learners would see it. Reads and writes nothing. Throws Forbidden. */
export function previewHtml(
  ctx: Pick<Context, 'actor'>,
  { courseKey, html }: { readonly courseKey: string; readonly html: string },
): string {
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  return renderAuthorHtml(html, courseKey);
}
