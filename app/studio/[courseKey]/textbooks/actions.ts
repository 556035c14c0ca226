'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionFormState } from '@/components/studio/settings/action-form';
import { changeTextbooks } from '@/lib/courses';
import { runActionForm } from '../settings-form/run-action-form';

const form = z.object({
  courseKey: z.string(),
  kind: z.enum(['save', 'remove']),
  title: z.string().max(255).catch(''),
  chapters: z.string().max(20_000).catch(''),
  /** JSON of the entry as the page was opened; empty for a new one. */
  opened: z
    .string()
    .transform((text) => (text === '' ? null : JSON.parse(text)))
    .pipe(z.json()),
});

/** Adds, saves or takes away one textbook. Chapters come one a line: a title, `|`, a file. */
export async function editTextbook(before: ActionFormState, data: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioTextbooks');
  return await runActionForm(before, data, {
    schema: form,
    place: 'textbooks',
    body: async (ctx, { courseKey, kind, title, chapters, opened }) => {
      const book = kind === 'remove' ? null : { title, chapters: readChapters(chapters) };
      await changeTextbooks(ctx, { courseKey, edit: { opened, book } });
      return t(kind === 'remove' ? 'removed' : 'saved');
    },
  });
}

const readChapters = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.lastIndexOf('|');
      const [title, url] = at < 0 ? ['', line] : [line.slice(0, at), line.slice(at + 1)];
      return { title: title.trim(), url: url.trim() };
    });
