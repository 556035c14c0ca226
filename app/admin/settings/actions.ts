'use server';

import type { SettingsState } from '@/components/studio/settings/settings-state';
import { runSiteForm } from './run-site-form';

/** Saves one part of what is set for the whole site, or shows a text as it would stand on its page. */
export async function saveSiteSettings(before: SettingsState, form: FormData): Promise<SettingsState> {
  return await runSiteForm(before, form);
}
