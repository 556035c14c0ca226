'use server';

import { z } from 'zod';
import type { SettingsState } from '@/components/studio/settings/settings-state';
import { runSettingsForm } from '../settings-form/run-settings-form';
import { advancedControls, knownFields } from './controls';

const names = z.array(z.string().min(1).max(255)).max(500);

/** Saves any settings of the course. The form says which unknown ones it showed. */
export async function saveAdvanced(before: SettingsState, form: FormData): Promise<SettingsState> {
  const shown = names.catch([]).parse(JSON.parse(String(form.get('unknown') ?? '[]')));
  return await runSettingsForm(before, form, {
    place: 'advanced',
    controls: advancedControls(shown.filter((name) => !knownFields.has(name))),
    message: 'Advanced settings',
    label: (name) => name.replace(/^set:/, ''),
  });
}
