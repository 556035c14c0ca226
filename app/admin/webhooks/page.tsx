import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { WebhookTable } from '@/components/admin/webhooks/webhook-table';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listWebhooks } from '@/lib/webhooks';
import { AdminPage } from '../admin-page';
import { Outcome } from '../outcome';
import { type AdminPageProps, readSearch } from '../search';
import { newWebhookPath, webhookPath, webhooksPath } from './paths';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.webhooks');
  return { title: t('title') };
}

/** Every address that is told of events: the site's, organisations' and courses'. */
export default async function WebhooksPage(props: AdminPageProps) {
  const ctx = await requireUser(webhooksPath);
  const [search, webhooks, t] = await forPage(
    () => Promise.all([readSearch(props, z.object({})), listWebhooks(ctx), getTranslations('admin.webhooks')]),
    webhooksPath,
  );
  return (
    <AdminPage page="webhooks">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<LinkButton href={newWebhookPath}>{t('add')}</LinkButton>}
      />
      <Outcome search={search} />
      {webhooks.length > 0 ? (
        <WebhookTable webhooks={webhooks} hrefOf={webhookPath} />
      ) : (
        <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
      )}
    </AdminPage>
  );
}
