import type { Db, Tx } from '@/db/client';
import { siteSettings } from '@/db/schema';
import { type SettingsOf, type SettingsSection, type SiteSettings, settingsSections } from './schema';

type SettingRow = typeof siteSettings.$inferSelect;

/** What is set, as it stands in the database at this moment: one query. */
export async function loadSiteSettings(db: Db | Tx): Promise<SiteSettings> {
  return settingsFrom(await db.select().from(siteSettings));
}

/** A site on which nobody has set anything. */
export const settingsAsTheyCome: SiteSettings = settingsFrom([]);

function settingsFrom(rows: readonly SettingRow[]): SiteSettings {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const rev = (section: SettingsSection) => byKey.get(section)?.rev ?? 0;
  return {
    general: readPart('general', byKey.get('general')),
    registration: readPart('registration', byKey.get('registration')),
    courses: readPart('courses', byKey.get('courses')),
    terms: readPart('terms', byKey.get('terms')),
    privacy: readPart('privacy', byKey.get('privacy')),
    accessibility: readPart('accessibility', byKey.get('accessibility')),
    revs: {
      general: rev('general'),
      registration: rev('registration'),
      courses: rev('courses'),
      terms: rev('terms'),
      privacy: rev('privacy'),
      accessibility: rev('accessibility'),
    },
  };
}

function readPart<Section extends SettingsSection>(section: Section, row: SettingRow | undefined): SettingsOf<Section> {
  // The compiler does not follow a schema that is found by its name.
  return settingsSections[section].parse(row?.value ?? {}) as SettingsOf<Section>;
}
