import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { WebhookForm } from '@/components/admin/webhooks/webhook-form';
import { WhatArrives } from '@/components/admin/webhooks/what-arrives';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { requireUser } from '@/lib/auth';
import { listSiteCourses } from '@/lib/catalog';
import { listOrganizations } from '@/lib/organizations';
import { isPublicEvent, publicEvents } from '@/lib/webhooks';
import { AdminPage } from '../../admin-page';
import { newWebhookPath, webhooksPath } from '../paths';
import { addEndpoint } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.webhooks.new');
  return { title: t('title') };
}

/** Has another system told of what happens here. */
export default async function NewWebhookPage() {
  const ctx = await requireUser(newWebhookPath);
  const [organizations, courses, t] = await forPage(
    () => Promise.all([listOrganizations(ctx), listSiteCourses(ctx), getTranslations('admin.webhooks')]),
    newWebhookPath,
  );
  const events = Object.keys(publicEvents)
    .filter(isPublicEvent)
    .flatMap((name) =>
      name === 'webhook.test'
        ? []
        : [{ name, label: t(`event.${name}`), isOfSite: publicEvents[name].subject === 'site' }],
    );
  return (
    <AdminPage page="webhooks">
      <Breadcrumb crumbs={[{ href: webhooksPath, label: t('title') }, { label: t('new.title') }]} className="mb-4" />
      <PageHeader title={t('new.title')} lead={t('new.lead')} />
      <ClientMessages namespaces={['ui', 'adminWebhookForm']}>
        <WebhookForm
          action={addEndpoint}
          scopes={{
            organizations: organizations.map(({ shortName, name }) => ({
              value: shortName,
              label: `${name} (${shortName})`,
            })),
            courses: courses.map(({ courseKey, title }) => ({ value: courseKey, label: `${title} (${courseKey})` })),
          }}
          events={events}
        />
      </ClientMessages>
      <WhatArrives />
    </AdminPage>
  );
}
