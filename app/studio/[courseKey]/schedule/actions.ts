'use server';

import { getTranslations } from 'next-intl/server';
import type { SettingsState } from '@/components/studio/settings/settings-state';
import { runSettingsForm } from '../settings-form/run-settings-form';
import { isScheduleControl, scheduleControls } from './controls';

/** Saves the dates and details of a course. */
export async function saveSchedule(before: SettingsState, form: FormData): Promise<SettingsState> {
  const t = await getTranslations('studioSettings.schedule');
  return await runSettingsForm(before, form, {
    place: 'schedule',
    controls: scheduleControls,
    message: 'Schedule and details',
    label: (name) => (isScheduleControl(name) ? t(`field.${name}.label`) : name),
  });
}
