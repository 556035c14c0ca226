'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionFormState } from '@/components/studio/settings/action-form';
import type { SettingsState } from '@/components/studio/settings/settings-state';
import { changePages, pagesEdit, studioCoursePath } from '@/lib/courses';
import { runActionForm } from '../settings-form/run-action-form';
import { runSettingsForm } from '../settings-form/run-settings-form';
import { pageControls } from './controls';

/** One change of the list of pages; `intent` is `KIND` or `KIND:BY`. */
export async function editPages(before: ActionFormState, form: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioPages');
  const schema = z.preprocess(
    (input) => {
      const { courseKey, intent, ...rest } = z.looseObject({ courseKey: z.string(), intent: z.string() }).parse(input);
      const [kind, by] = intent.split(':');
      return { courseKey, edit: { ...rest, kind, by } };
    },
    z.object({ courseKey: z.string(), edit: pagesEdit }),
  );
  return await runActionForm(before, form, {
    schema,
    place: 'pages',
    body: async (ctx, input) => {
      await changePages(ctx, input);
      if (input.edit.kind === 'remove') {
        // Its editor is a page that is not there any more.
        redirect(studioCoursePath(input.courseKey, 'pages'));
      }
      return t(`done.${input.edit.kind}`);
    },
  });
}

/** Saves a page: its name, who sees it, its text. */
export async function savePage(before: SettingsState, form: FormData): Promise<SettingsState> {
  const t = await getTranslations('studioPages');
  const slug = String(form.get('slug') ?? '');
  return await runSettingsForm(before, form, {
    place: 'pages',
    controls: pageControls(slug),
    message: `Page: ${slug}`,
    label: (name) => t(`field.${name === 'name' || name === 'hidden' || name === 'staff' ? name : 'html'}.label`),
  });
}
