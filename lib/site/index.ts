export { changeSiteSettings, changeSiteSettingsInput } from './change-site-settings';
export { legalHtml } from './legal-html';
export { openSiteSettings } from './open-site-settings';
export { loadSiteSettings } from './queries';
export { readOwnSiteSettings } from './read-own-site-settings';
export { readSiteSettings } from './read-site-settings';
export {
  type CourseCreators,
  courseCreators,
  type LegalPage,
  legalPages,
  registrationPolicies,
  type SettingsOf,
  type SettingsSection,
  type SiteSettings,
  settingsSections,
} from './schema';
export { termsVersion } from './terms-version';
