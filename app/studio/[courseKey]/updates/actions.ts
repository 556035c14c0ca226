'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { ActionFormState } from '@/components/studio/settings/action-form';
import type { SettingsState } from '@/components/studio/settings/settings-state';
import { changeUpdates, updatesEdit } from '@/lib/courses';
import { runActionForm } from '../settings-form/run-action-form';
import { runSettingsForm } from '../settings-form/run-settings-form';
import { handoutControls, updateControls } from './controls';

/** Adds an update (`kind` is `add`) or takes one away (`remove`). */
export async function editUpdates(before: ActionFormState, form: FormData): Promise<ActionFormState> {
  const t = await getTranslations('studioUpdates');
  const schema = z.preprocess(
    (input) => {
      const { courseKey, ...edit } = z.looseObject({ courseKey: z.string() }).parse(input);
      return { courseKey, edit };
    },
    z.object({ courseKey: z.string(), edit: updatesEdit }),
  );
  return await runActionForm(before, form, {
    schema,
    place: 'updates',
    body: async (ctx, input) => {
      await changeUpdates(ctx, input);
      return t(`done.${input.edit.kind}`);
    },
  });
}

/** Saves one update. */
export async function saveUpdate(before: SettingsState, form: FormData): Promise<SettingsState> {
  const t = await getTranslations('studioUpdates');
  return await runSettingsForm(before, form, {
    place: 'updates',
    controls: updateControls(String(form.get('id') ?? '')),
    message: 'Update',
    label: (name) => t(name === 'date' ? 'date' : 'text'),
  });
}

/** Saves the handouts. */
export async function saveHandouts(before: SettingsState, form: FormData): Promise<SettingsState> {
  const t = await getTranslations('studioUpdates');
  return await runSettingsForm(before, form, {
    place: 'updates',
    controls: handoutControls,
    message: 'Handouts',
    label: () => t('handouts.title'),
  });
}
