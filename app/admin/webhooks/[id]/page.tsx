import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { PostButton } from '@/components/admin/post-button';
import { MessageTable } from '@/components/admin/webhooks/message-table';
import { WebhookState } from '@/components/admin/webhooks/webhook-state';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireUser } from '@/lib/auth';
import { listMessages, listWebhooks } from '@/lib/webhooks';
import { AdminPage } from '../../admin-page';
import { Outcome } from '../../outcome';
import { type AdminPageProps, readSearch } from '../../search';
import { webhookPath, webhooksPath } from '../paths';
import { changeWebhook } from './actions';

interface WebhookPageProps extends AdminPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.webhooks');
  return { title: t('title') };
}

/** One endpoint: how it does, and each delivery with its request and answer. */
export default async function WebhookPage(props: WebhookPageProps) {
  const { id } = await props.params;
  const path = webhookPath(id);
  const ctx = await requireUser(path);
  const [search, webhooks, t] = await forPage(
    () => Promise.all([readSearch(props, z.object({})), listWebhooks(ctx), getTranslations('admin.webhooks')]),
    path,
  );
  const webhook = webhooks.find((one) => one.id === id);
  if (!webhook) {
    notFound();
  }
  const messages = await forPage(() => listMessages(ctx, { endpointId: id }), path);
  return (
    <AdminPage page="webhooks">
      <Breadcrumb crumbs={[{ href: webhooksPath, label: t('title') }, { label: id }]} className="mb-4" />
      <PageHeader
        title={<span className="break-all">{webhook.url}</span>}
        lead={webhook.lastError && webhook.failuresInRow > 0 ? webhook.lastError : undefined}
        actions={<WebhookState webhook={webhook} />}
      />
      <Outcome search={search} />
      <div className="mb-7 flex flex-wrap gap-3">
        <PostButton action={changeWebhook} fields={{ id, what: 'test' }} label={t('do.test')} />
        {webhook.disabledAt ? (
          <PostButton action={changeWebhook} fields={{ id, what: 'enable' }} label={t('do.enable')} />
        ) : null}
        <PostButton action={changeWebhook} fields={{ id, what: 'remove' }} label={t('do.remove')} variant="danger" />
      </div>
      <h2 className="mb-3 text-xl">{t('messages')}</h2>
      {messages.length > 0 ? (
        <MessageTable messages={messages} redeliver={changeWebhook} endpointId={id} />
      ) : (
        <EmptyState heading="h3" title={t('noMessages')}>
          {t('noMessagesText')}
        </EmptyState>
      )}
    </AdminPage>
  );
}
