import { type LegalPage, legalPages, type SettingsSection, type SiteSettings } from '@/lib/site';

export const settingsPath = '/admin/settings';
export const legalPath = (page: LegalPage) => `${settingsPath}/legal/${page}`;

/** What the controls of a form hold, as text by name. */
export type FormValues = Readonly<Record<string, string>>;

/** A part of the settings as its form shows it. */
export function shownValues(settings: SiteSettings, section: SettingsSection): FormValues {
  if (section === 'general' || section === 'courses') {
    return settings[section];
  }
  if (section === 'registration') {
    const { policy, mailDomains, mustAcceptTerms } = settings.registration;
    return { policy, mailDomains: mailDomains.join('\n'), mustAcceptTerms: mustAcceptTerms ? 'on' : '' };
  }
  return settings[section];
}

/** What a form holds, as the part's schema reads it. */
export function typedValue(section: SettingsSection, values: FormValues): Readonly<Record<string, unknown>> {
  if (section !== 'registration') {
    return values;
  }
  const { mailDomains = '', mustAcceptTerms, ...rest } = values;
  return {
    ...rest,
    mailDomains: mailDomains.split(/[\s,;]+/).filter((domain) => domain !== ''),
    mustAcceptTerms: mustAcceptTerms === 'on',
  };
}

export const isLegalPage = (section: string): section is LegalPage => legalPages.some((page) => page === section);
