import type { SiteSettings } from './schema';

/** Which terms hold: the version of those that are written, empty for those that come with the house. */
export const termsVersion = ({ terms }: Pick<SiteSettings, 'terms'>): string =>
  terms.text === '' ? '' : terms.version;
