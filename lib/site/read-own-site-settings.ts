import { processStores } from '@/db/stores';
import { env } from '@/lib/env';
import { recordError } from '@/lib/log';
import { settingsAsTheyCome } from './queries';
import { readSiteSettings } from './read-site-settings';
import type { SiteSettings } from './schema';

/**
 * What is set for the site of this process, for what every page shows: its name, its time zone. Never throws: a page that says that
 * MySQL does not answer has a name too.
 */
export async function readOwnSiteSettings(now: Date): Promise<SiteSettings> {
  try {
    return await readSiteSettings({ db: processStores(env()).db, now });
  } catch (error) {
    recordError('The settings of the site were not read', error);
    return settingsAsTheyCome;
  }
}
