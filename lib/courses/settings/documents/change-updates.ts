import { z } from 'zod';
import type { Context } from '@/lib/context';
import { changeLive } from '../../authoring/change-live';
import { editUpdates, type UpdatesEdit } from './course-updates';

export const updatesEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), date: z.string().max(100), html: z.string().max(500_000) }),
  z.object({ kind: z.literal('remove'), id: z.coerce.number().int() }),
]) satisfies z.ZodType<UpdatesEdit>;

/**
 * Adds an update to a course or takes one away, over whatever others have added meanwhile. What an update says is a field of a form:
 * `changeSettings`. Throws Forbidden, NotFound `courses.not-found` and `updates.not-found`, Invalid `updates.text-missing`.
 */
export async function changeUpdates(
  ctx: Context,
  { courseKey, edit }: { readonly courseKey: string; readonly edit: UpdatesEdit },
): Promise<void> {
  await changeLive(ctx, {
    courseKey,
    message: 'Updates',
    action: 'course.change-updates',
    details: edit.kind === 'add' ? { kind: 'add', characters: edit.html.length } : { ...edit },
    change: (live) => editUpdates(live, edit),
  });
}
