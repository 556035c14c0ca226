'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { sayFailure } from '@/app/studio/say-failure';
import type { ProblemAnswer } from '@/components/problem/problem-form';
import type { SavedBlock, SaveInput } from '@/components/studio/unit/unit-actions';
import { type ActionState, failedState } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import {
  type CourseImage,
  type DraftBlockContent,
  editBlock,
  listImages as list,
  readDraftBlock,
  studioPath,
} from '@/lib/courses';

const place = z.object({ courseKey: z.string().min(1).max(255), block: z.string().min(1).max(255) });
const edit = place.extend({
  node: z.string().regex(/^[0-9a-f]{64}$/),
  settings: z.record(z.string().max(255), z.json()),
  /** Null for a block that has none. */
  source: z.string().max(2_000_000).nullable(),
  /** As long as authors write them: the history shortens it. */
  title: z.string(),
});

/** A block of the draft as it is now, for its editor. */
export async function openBlock(input: z.input<typeof place>): Promise<ActionState<DraftBlockContent>> {
  try {
    return { status: 'done', value: await readDraftBlock(await requireUser(), place.parse(input)) };
  } catch (error) {
    return await sayFailure(failedState(error));
  }
}

/** The pictures of a course, for an editor that wants one. */
export async function listImages(courseKey: string): Promise<readonly CourseImage[]> {
  const ctx = await requireUser(studioPath);
  return await forPage(() => list(ctx, { courseKey: place.shape.courseKey.parse(courseKey) }));
}

/** A problem that is shown to its author takes no answers; Enter in a field sends one all the same. */
export async function answerPreview(): Promise<ProblemAnswer> {
  const t = await getTranslations('studioUnit');
  return { error: t('previewOnly') };
}

/** Saves a block of the draft over the version that its editor began from. What the page shows of it comes with the answer. */
export async function saveBlock(input: SaveInput): Promise<ActionState<SavedBlock>> {
  try {
    const { title, source, ...wanted } = edit.parse(input);
    const ctx = await requireUser();
    const t = await getTranslations('studioUnit');
    const { node } = await editBlock(ctx, {
      ...wanted,
      ...(source === null ? {} : { source }),
      message: t('message.edited', { title: title.slice(0, 200) }),
      isAutosave: true,
    });
    refresh();
    return { status: 'done', value: { node, at: ctx.now.toISOString() } };
  } catch (error) {
    return await sayFailure(failedState(error));
  }
}
