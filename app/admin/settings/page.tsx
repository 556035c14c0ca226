import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { LegalTable } from '@/components/admin/settings/legal-table';
import { SignInTable } from '@/components/admin/settings/sign-in-table';
import { SettingsForm } from '@/components/studio/settings/settings-form';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { identityProviders } from '@/lib/accounts';
import { requestOrigin, requireUser } from '@/lib/auth';
import { courseCreators, legalPages, openSiteSettings, registrationPolicies } from '@/lib/site';
import { AdminPage } from '../admin-page';
import { saveSiteSettings } from './actions';
import { openedState } from './run-site-form';
import { legalPath, settingsPath, shownValues } from './settings-values';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.settings');
  return { title: t('title') };
}

/** What holds for the whole site: its name, who may register, how people sign in, its legal pages. */
export default async function SettingsPage() {
  const ctx = await requireUser(settingsPath);
  const [settings, origin, t] = await Promise.all([
    forPage(() => openSiteSettings(ctx), settingsPath),
    // A site that does not know its address shows what comes after it.
    requestOrigin().catch(() => ''),
    getTranslations('admin.settings'),
  ]);
  const general = shownValues(settings, 'general');
  const registration = shownValues(settings, 'registration');
  const form = { action: saveSiteSettings, submit: t('save'), saveNote: t('saveNote') };
  const field = (name: 'name' | 'description' | 'contactEmail' | 'timeZone', values = general) => ({
    name,
    kind: name === 'description' ? ('textarea' as const) : ('text' as const),
    label: t(`field.${name}`),
    hint: t(`field.${name}Hint`),
    value: values[name] ?? '',
    rows: 3,
    isWide: name === 'description',
  });
  return (
    <AdminPage page="settings">
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="grid grid-cols-1 gap-12">
        <ClientMessages namespaces={['ui', 'studioForms']}>
          <SettingsForm
            {...form}
            hidden={{ section: 'general' }}
            opened={openedState(settings, 'general')}
            sections={[
              {
                id: 'general',
                title: t('general.title'),
                text: t('general.text'),
                fields: [
                  field('name'),
                  field('contactEmail'),
                  field('description'),
                  { ...field('timeZone'), suggestions: Intl.supportedValuesOf('timeZone') },
                ],
              },
            ]}
          />
          <SettingsForm
            {...form}
            hidden={{ section: 'registration' }}
            opened={openedState(settings, 'registration')}
            sections={[
              {
                id: 'registration',
                title: t('registration.title'),
                text: t('registration.text'),
                fields: [
                  {
                    name: 'policy',
                    kind: 'select',
                    label: t('field.policy'),
                    value: registration.policy ?? '',
                    options: registrationPolicies.map((value) => ({ value, label: t(`policy.${value}`) })),
                    isWide: true,
                  },
                  {
                    name: 'mailDomains',
                    kind: 'textarea',
                    label: t('field.mailDomains'),
                    hint: t('field.mailDomainsHint'),
                    value: registration.mailDomains ?? '',
                    rows: 3,
                    isWide: true,
                  },
                  {
                    name: 'mustAcceptTerms',
                    kind: 'checkbox',
                    label: t('field.mustAcceptTerms'),
                    hint: t('field.mustAcceptTermsHint'),
                    value: registration.mustAcceptTerms ?? '',
                    isWide: true,
                  },
                ],
              },
            ]}
          />
          <SettingsForm
            {...form}
            hidden={{ section: 'courses' }}
            opened={openedState(settings, 'courses')}
            sections={[
              {
                id: 'courses',
                title: t('courses.title'),
                text: t('courses.text'),
                fields: [
                  {
                    name: 'creators',
                    kind: 'select',
                    label: t('field.creators'),
                    value: settings.courses.creators,
                    options: courseCreators.map((value) => ({ value, label: t(`creators.${value}`) })),
                    isWide: true,
                  },
                ],
              },
            ]}
          />
        </ClientMessages>
        <LegalTable
          pages={legalPages.map((page) => ({
            page,
            version: settings[page].version,
            isWritten: settings[page].text !== '',
          }))}
          hrefOf={legalPath}
        />
        <SignInTable providers={identityProviders(process.env)} origin={origin} />
      </div>
    </AdminPage>
  );
}
