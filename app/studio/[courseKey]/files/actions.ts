'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { sayFailure } from '@/app/studio/say-failure';
import { type ActionState, action, failedState } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import {
  addFiles,
  addFilesInput,
  deleteFiles,
  describeFile,
  renameFile,
  restoreFiles,
  studioCoursePath,
} from '@/lib/courses';

const one = z.object({ courseKey: z.string(), path: z.string() });
const filePage = (courseKey: string, query: Readonly<Record<string, string>>) =>
  `${studioCoursePath(courseKey, 'files')}?${new URLSearchParams(query)}`;

/** Puts files that have arrived into the course. What is there already under such a name comes back in `fields`. */
export async function putFiles(input: z.input<typeof addFilesInput>): Promise<ActionState> {
  try {
    await addFiles(await requireUser(), addFilesInput.parse(input));
    return { status: 'done', value: undefined };
  } catch (error) {
    const failed = failedState(error);
    // The paths stay as they are: only the sentence is said in the reader's language.
    const said = await sayFailure({ ...failed, fields: {} });
    return { ...failed, ...said, fields: failed.fields };
  }
}

export async function saveDescription(_before: ActionState, form: FormData): Promise<ActionState> {
  const alt = z
    .string()
    .max(2000)
    .transform((text) => text.replaceAll('\r\n', '\n'))
    .optional();
  const isLocked = z.literal('on').optional();
  const input = one.extend({ alt, isLocked, openedAlt: alt, openedLocked: isLocked });
  return await sayFailure(
    await action(input, form, async ({ courseKey, path, openedAlt, openedLocked, ...asked }) => {
      const said = (text: string | undefined, locked: 'on' | undefined) => ({
        isLocked: locked === 'on',
        ...(text === undefined ? {} : { alt: text }),
      });
      await describeFile(await requireUser(), {
        courseKey,
        path,
        ...said(asked.alt, asked.isLocked),
        opened: said(openedAlt, openedLocked),
      });
      redirect(filePage(courseKey, { file: path, said: 'saved' }));
    }),
  );
}

export async function rename(_before: ActionState, form: FormData): Promise<ActionState> {
  const yes = z.literal('on').optional();
  const input = one.extend({ to: z.string().trim().min(1), isOldKept: yes, isLinksUpdated: yes });
  return await sayFailure(
    await action(input, form, async ({ isOldKept, isLinksUpdated, ...file }) => {
      const { changedBlocks } = await renameFile(await requireUser(), {
        ...file,
        isOldKept: isOldKept === 'on',
        isLinksUpdated: isLinksUpdated === 'on',
      });
      redirect(filePage(file.courseKey, { file: file.to, said: 'renamed', blocks: String(changedBlocks) }));
    }),
  );
}

export async function remove(form: FormData): Promise<void> {
  const courseKey = z.string().parse(form.get('courseKey'));
  const paths = form.getAll('path').map((path) => z.string().parse(path));
  const ctx = await requireUser(filePage(courseKey, {}));
  const { revision } = await forPage(() => deleteFiles(ctx, { courseKey, paths }));
  redirect(filePage(courseKey, { said: 'deleted', count: String(paths.length), undo: revision }));
}

export async function undoRemoval(form: FormData): Promise<void> {
  const input = z.object({ courseKey: z.string(), revision: z.string() }).parse(Object.fromEntries(form));
  const ctx = await requireUser(filePage(input.courseKey, {}));
  await forPage(() => restoreFiles(ctx, input));
  redirect(filePage(input.courseKey, { said: 'restored' }));
}
