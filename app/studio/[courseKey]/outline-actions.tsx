'use server';

import { refresh } from 'next/cache';
import { getTimeZone } from 'next-intl/server';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import type { OutlineAnswer, OutlineChange } from '@/components/studio/outline/outline-change';
import { failedState } from '@/lib/action';
import { requireUser, type UserContext } from '@/lib/auth';
import {
  BlockSettingsConflict,
  changeBlockSettings,
  createBlock,
  deleteBlock,
  discardChanges,
  duplicateBlock,
  moveBlock,
  openStudioCourse,
  type PastedBlock,
  pasteBlock,
  publishBlock,
  studioCoursePath,
  undoChange,
} from '@/lib/courses';
import { takeAttempt } from '@/lib/rate-limits';
import { sayFailure } from '../say-failure';
import { readSettingsForm } from './block-settings/read-settings-form';
import { SettingChoices } from './block-settings/setting-choices';
import { BlockSettingsForm } from './block-settings/settings-form';
import { OutlinePanel } from './outline-panel';

const block = z.string().min(1).max(300);
const place = { parent: block, after: block.nullish() };
const name = z.string().trim().max(255);
const longName = z.string().transform((text) => text.trim().slice(0, 255));
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('create'), type: z.string().max(100), ...place, displayName: name }),
  z.object({ kind: z.literal('rename'), block, from: z.string(), displayName: name }),
  // “Copy of …” a name that is as long as one may be.
  z.object({ kind: z.literal('duplicate'), block, parent: block, displayName: longName }),
  z.object({ kind: z.literal('move'), block, from: block, ...place }),
  z.object({ kind: z.literal('paste'), from: z.object({ courseKey: z.string().max(255), block }), ...place }),
  z.object({ kind: z.literal('delete'), block, parent: block.optional() }),
  z.object({ kind: z.literal('publish'), block: block.optional() }),
  z.object({ kind: z.literal('discard'), block }),
  z.object({ kind: z.literal('undo'), revision: z.string().max(32) }),
]);
const courseKeyOf = z.string().min(1).max(255);

/** Makes one change of a course's outline, and has the page drawn anew. */
export async function changeOutline(courseKey: string, sent: OutlineChange): Promise<OutlineAnswer> {
  return await answer(courseKey, async (ctx, key) => await make(ctx, key, change.parse(sent)));
}

/** Saves the settings of a block that its dialog holds. */
export async function saveBlockSettings(form: FormData): Promise<OutlineAnswer> {
  const shown: { choices?: ReactNode } = {};
  const answered = await answer(String(form.get('courseKey')), async (ctx, courseKey) => {
    const asked = readSettingsForm(form, await getTimeZone());
    try {
      return await changeBlockSettings(ctx, { courseKey, ...asked });
    } catch (error) {
      const course = error instanceof BlockSettingsConflict ? await openStudioCourse(ctx, courseKey) : null;
      const entry = course?.draft.entries.get(asked.block);
      if (course && entry && error instanceof BlockSettingsConflict) {
        shown.choices = <SettingChoices course={course} entry={entry} conflicts={error.conflicts} form={form} />;
      }
      throw error;
    }
  });
  return answered.status === 'failed' ? { ...answered, ...shown } : answered;
}

/** What stands beside the outline for a block, drawn; for none where none is chosen. */
export async function inspectOutline(courseKey: string, chosen: string | null): Promise<ReactNode> {
  const { ctx, course } = await open(courseKey);
  return <OutlinePanel ctx={ctx} course={course} block={block.nullable().parse(chosen)} />;
}

/** The fields of the dialog for a block's settings, drawn. */
export async function openBlockSettings(courseKey: string, chosen: string): Promise<ReactNode> {
  const { ctx, course } = await open(courseKey);
  return <BlockSettingsForm ctx={ctx} course={course} block={block.parse(chosen)} />;
}

async function open(courseKey: string) {
  const ctx = await requireUser(studioCoursePath(courseKeyOf.parse(courseKey)));
  return { ctx, course: await forPage(() => openStudioCourse(ctx, courseKey)) };
}

interface Made {
  readonly undo?: string | null;
  readonly value?: { readonly block: string } | PastedBlock | undefined;
}

async function answer(
  courseKey: string,
  work: (ctx: UserContext, courseKey: string) => Promise<Made>,
): Promise<OutlineAnswer> {
  try {
    const key = courseKeyOf.parse(courseKey);
    const ctx = await requireUser(studioCoursePath(key));
    await takeAttempt(ctx, 'studio.account', ctx.actor.userId);
    const { undo = null, value } = await work(ctx, key);
    refresh();
    return {
      status: 'done',
      undo,
      block: value?.block ?? null,
      pasted: value && 'files' in value ? value : null,
    };
  } catch (error) {
    const { code, message } = await sayFailure(failedState(error));
    return { status: 'failed', code, message };
  }
}

async function make(ctx: UserContext, courseKey: string, sent: z.output<typeof change>): Promise<Made> {
  switch (sent.kind) {
    case 'create':
      return createBlock(ctx, { courseKey, ...sent });
    case 'rename':
      return changeBlockSettings(ctx, {
        courseKey,
        block: sent.block,
        set: { display_name: sent.displayName },
        opened: sent.from === '' ? {} : { display_name: sent.from },
      });
    case 'duplicate':
      return duplicateBlock(ctx, { courseKey, ...sent });
    case 'move':
      return moveBlock(ctx, { courseKey, ...sent });
    case 'paste':
      return pasteBlock(ctx, { courseKey, ...sent });
    case 'delete':
      return deleteBlock(ctx, { courseKey, ...sent });
    case 'publish':
      await publishBlock(ctx, { courseKey, block: sent.block });
      return {};
    case 'discard':
      return discardChanges(ctx, { courseKey, block: sent.block });
    case 'undo':
      return undoChange(ctx, { courseKey, revision: sent.revision });
  }
}
