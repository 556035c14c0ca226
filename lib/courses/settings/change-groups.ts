import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { cohorts } from '@/db/schema';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { changeLive } from '../authoring/change-live';
import { loadOutline } from '../load-outline';
import { getCourseRun } from '../queries';
import { editPartitions, type GroupEdit } from './edit-partitions';
import { partitionUses } from './partitions';

const name = z.string().trim().min(1, 'name-missing').max(255, 'name-too-long');
const id = z.coerce.number().int();

export const groupEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add-content-group'), name }),
  z.object({ kind: z.literal('add-experiment'), name, groups: z.array(name).min(2, 'two-groups').max(20) }),
  z.object({ kind: z.literal('rename-group'), partitionId: id, groupId: id, opened: z.string(), name }),
  z.object({ kind: z.literal('remove-group'), partitionId: id, groupId: id }),
  z.object({ kind: z.literal('rename-partition'), partitionId: id, opened: z.string(), name }),
  z.object({ kind: z.literal('remove-partition'), partitionId: id }),
]) satisfies z.ZodType<GroupEdit>;

export const changeGroupsInput = z.object({ courseKey: z.string(), edit: groupEdit });

/**
 * Changes the content groups and experiments of a course, one at a time, over whatever others have made of them. A group that blocks are
 * for, or that a cohort sees, is not removed: its blocks would be for nobody.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `groups.not-found`, Invalid `groups.name-taken`, Conflict `groups.in-use` and
 * `groups.changed-meanwhile`.
 */
export async function changeGroups(ctx: Context, input: z.input<typeof changeGroupsInput>): Promise<void> {
  const { courseKey, edit } = changeGroupsInput.parse(input);
  requirePermission(ctx, 'course.change-settings', courseTarget(courseKey));
  await changeLive(ctx, {
    courseKey,
    message: 'Groups',
    action: 'course.change-groups',
    details: { ...edit },
    change: async (live) => {
      if (edit.kind === 'remove-group') {
        await refuseUsed(ctx, courseKey, `${edit.partitionId}:${edit.groupId}`, edit);
      }
      if (edit.kind === 'remove-partition') {
        await refuseUsed(ctx, courseKey, String(edit.partitionId), edit);
      }
      const partitions = editPartitions(live.settings.user_partitions, edit);
      return { ...live, settings: { ...live.settings, user_partitions: partitions } };
    },
  });
}

async function refuseUsed(
  ctx: Context,
  courseKey: string,
  key: string,
  { partitionId, groupId }: { readonly partitionId: number; readonly groupId?: number },
): Promise<void> {
  const run = await getCourseRun(ctx, courseKey);
  const outlines = await Promise.all(
    [run.draftRoot, run.publishedRoot].map((root) => loadOutline(ctx.courseware, root)),
  );
  const mapped = await ctx.db
    .select({ name: cohorts.name })
    .from(cohorts)
    .where(
      and(
        eq(cohorts.courseKey, courseKey),
        eq(cohorts.partitionId, partitionId),
        ...(groupId === undefined ? [] : [eq(cohorts.groupId, groupId)]),
      ),
    );
  if (mapped.length > 0 || outlines.some((outline) => partitionUses(outline).has(key))) {
    throw conflict(
      'groups.in-use',
      'Blocks are for this group, or a cohort sees it. Take it off them first: they would be for nobody.',
    );
  }
}
