import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import type { ShownSite } from '@/components/site/site-header';
import { legalPages, readOwnSiteSettings, type SiteSettings } from '@/lib/site';

/** What is set for the site: asked once a request, and of MySQL only now and then. */
export const currentSettings: () => Promise<SiteSettings> = cache(() => readOwnSiteSettings(new Date()));

/** The site as its header and its footer show it. */
export const shownSite: () => Promise<ShownSite> = cache(async () => {
  // Words first: they need the request, and a build asks without one.
  const t = await getTranslations('site');
  const settings = await currentSettings();
  const { name, description, contactEmail } = settings.general;
  return {
    name: name || t('name'),
    description: description || t('description'),
    contactEmail,
    mayRegister: settings.registration.policy !== 'closed',
    isStudioOpen: settings.courses.creators === 'everybody',
    legal: legalPages
      .filter((page) => settings[page].text !== '')
      .map((page) => ({ href: `/legal/${page}`, label: t(`footer.${page}`) })),
  };
});
