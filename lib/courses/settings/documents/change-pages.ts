import { z } from 'zod';
import type { Context } from '@/lib/context';
import { changeLive } from '../../authoring/change-live';
import { editPages, type PagesEdit } from './course-pages';

export const pagesEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), name: z.string().max(255) }),
  z.object({ kind: z.literal('remove'), slug: z.string() }),
  z.object({ kind: z.literal('move'), slug: z.string(), by: z.enum(['up', 'down']) }),
  z.object({ kind: z.enum(['show-progress', 'hide-progress']) }),
]) satisfies z.ZodType<PagesEdit>;

/**
 * Changes the list of a course's pages, over whatever others have made of it meanwhile. A page's name and text are fields of a form:
 * `changeSettings`. Throws Forbidden, NotFound `courses.not-found` and `pages.not-found`, Invalid `pages.name-missing`.
 */
export async function changePages(
  ctx: Context,
  { courseKey, edit }: { readonly courseKey: string; readonly edit: PagesEdit },
): Promise<void> {
  await changeLive(ctx, {
    courseKey,
    message: 'Pages',
    action: 'course.change-pages',
    details: { ...edit },
    change: (live) => editPages(live, edit),
  });
}
