import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { SettingsForm } from '@/components/studio/settings/settings-form';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { LinkButton } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { requireUser } from '@/lib/auth';
import { openSiteSettings } from '@/lib/site';
import { AdminPage } from '../../../admin-page';
import { saveSiteSettings } from '../../actions';
import { openedState } from '../../run-site-form';
import { isLegalPage, settingsPath } from '../../settings-values';

interface EditLegalPageProps {
  readonly params: Promise<{ readonly page: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.settings');
  return { title: t('legal.title') };
}

/** The editor of one legal page. */
export default async function EditLegalPage({ params }: EditLegalPageProps) {
  const { page } = await params;
  const path = `${settingsPath}/legal/${page}`;
  const ctx = await requireUser(path);
  const [settings, t, names] = await Promise.all([
    forPage(() => openSiteSettings(ctx), path),
    getTranslations('admin.settings'),
    getTranslations('site.footer'),
  ]);
  if (!isLegalPage(page)) {
    notFound();
  }
  const { text, version } = settings[page];
  const title = names(page);
  return (
    <AdminPage page="settings">
      <Breadcrumb crumbs={[{ href: settingsPath, label: t('title') }, { label: title }]} className="mb-4" />
      <PageHeader
        title={title}
        actions={
          text === '' ? null : (
            <LinkButton href={`/legal/${page}`} variant="quiet" size="sm">
              {t('legal.show')}
            </LinkButton>
          )
        }
      />
      <ClientMessages namespaces={['ui', 'studioForms']}>
        <SettingsForm
          action={saveSiteSettings}
          submit={t('save')}
          saveNote={t('legal.saveNote')}
          hidden={{ section: page }}
          opened={openedState(settings, page)}
          sections={[
            {
              id: 'page',
              title: t('legal.section'),
              text: page === 'terms' && text === '' ? t('legal.termsNote') : undefined,
              fields: [
                {
                  name: 'version',
                  kind: 'text',
                  label: t('field.version'),
                  hint: t('field.versionHint'),
                  value: version,
                },
                {
                  name: 'text',
                  kind: 'html',
                  label: t('field.text'),
                  hint: t('field.textHint'),
                  value: text,
                  rows: 20,
                  isWide: true,
                },
              ],
            },
          ]}
        />
      </ClientMessages>
    </AdminPage>
  );
}
