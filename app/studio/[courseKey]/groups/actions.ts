'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionFormState } from '@/components/studio/settings/action-form';
import {
  assignLearners as assign,
  assignLearnersInput,
  changeCohort,
  changeCohortInput,
  createCohort,
  createCohortInput,
  distributeLearners as distribute,
} from '@/lib/cohorts';
import { changeGroups, groupEdit } from '@/lib/courses';
import { runActionForm } from '../settings-form/run-action-form';

const place = 'groups';
/** A box is sent only where it is ticked. */
const ticked = z.preprocess((value) => value === 'on', z.boolean());

/** One change of content groups and experiments; the groups of a new experiment come one a line. */
export async function editGroup(before: ActionFormState, form: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioGroups');
  const schema = z.preprocess(
    (input) => {
      const { courseKey, groups, ...edit } = z.looseObject({ courseKey: z.string() }).parse(input);
      const names = typeof groups === 'string' ? groups.split('\n').filter((name) => name.trim() !== '') : undefined;
      return { courseKey, edit: { ...edit, ...(names && { groups: names }) } };
    },
    z.object({ courseKey: z.string(), edit: groupEdit }),
  );
  return await runActionForm(before, form, {
    schema,
    place,
    body: async (ctx, input) => {
      await changeGroups(ctx, input);
      return t('saved');
    },
  });
}

/** Makes a cohort. */
export async function addCohort(before: ActionFormState, form: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioGroups');
  return await runActionForm(before, form, {
    schema: createCohortInput.extend({ isAutomatic: ticked }),
    place,
    body: async (ctx, { group, ...input }) => {
      await createCohort(ctx, { ...input, group: textOf(group) });
      return t('saved');
    },
  });
}

const textOf = ({ partitionId, groupId }: { readonly partitionId: number | null; readonly groupId: number | null }) =>
  partitionId === null || groupId === null ? '' : `${partitionId}:${groupId}`;

/** Gives a cohort another name or content group, or makes it automatic. */
export async function saveCohort(before: ActionFormState, form: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioGroups');
  const schema = z
    .object({
      openedName: z.string(),
      openedGroup: z.string(),
      group: z.string(),
      isAutomatic: ticked,
      openedAutomatic: ticked,
    })
    .and(z.looseObject({ courseKey: z.string(), id: z.string(), name: z.string() }));
  return await runActionForm(before, form, {
    schema,
    place,
    body: async (ctx, { courseKey, id, name, group, isAutomatic, openedName, openedGroup, openedAutomatic }) => {
      const input = changeCohortInput.parse({
        courseKey,
        id,
        name,
        group,
        isAutomatic,
        opened: { name: openedName, group: openedGroup, isAutomatic: openedAutomatic },
      });
      await changeCohort(ctx, {
        ...input,
        group: textOf(input.group),
        opened: { ...input.opened, group: textOf(input.opened.group) },
      });
      return t('saved');
    },
  });
}

/** Puts pasted addresses into a cohort. */
export async function assignLearners(before: ActionFormState, form: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioGroups');
  return await runActionForm(before, form, {
    schema: assignLearnersInput,
    place,
    body: async (ctx, { emails, ...input }) => {
      const { assigned, unchanged, unknown } = await assign(ctx, { ...input, emails: emails.join('\n') });
      const rest =
        unknown.length > 0 ? ` ${t('unknown', { list: unknown.slice(0, 20).join(', '), count: unknown.length })}` : '';
      return t('assigned', { assigned, unchanged }) + rest;
    },
  });
}

/** Spreads learners without a cohort evenly. */
export async function distributeLearners(before: ActionFormState, form: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioGroups');
  return await runActionForm(before, form, {
    schema: z.object({ courseKey: z.string() }),
    place,
    body: async (ctx, input) => t('distributed', await distribute(ctx, input)),
  });
}
