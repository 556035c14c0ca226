import type { Context } from '@/lib/context';
import { changeLive } from '../../authoring/change-live';
import { editTextbooks, type TextbookEdit } from './textbooks';

/**
 * Adds, changes or takes away one PDF textbook of a course. Throws Forbidden, NotFound `courses.not-found`, Invalid
 * `textbooks.incomplete`, Conflict `textbooks.changed-meanwhile`.
 */
export async function changeTextbooks(
  ctx: Context,
  { courseKey, edit }: { readonly courseKey: string; readonly edit: TextbookEdit },
): Promise<void> {
  await changeLive(ctx, {
    courseKey,
    message: 'Textbooks',
    action: 'course.change-textbooks',
    details: { title: edit.book?.title ?? null },
    change: (live) => ({
      ...live,
      settings: { ...live.settings, pdf_textbooks: editTextbooks(live.settings.pdf_textbooks, edit) },
    }),
  });
}
