import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { PostButton } from '@/components/admin/post-button';
import { EndpointFacts } from '@/components/admin/webhooks/endpoint-facts';
import { MessageTable } from '@/components/admin/webhooks/message-table';
import { RotateForm } from '@/components/admin/webhooks/rotate-form';
import { WebhookState } from '@/components/admin/webhooks/webhook-state';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ClientMessages } from '@/i18n/client-messages';
import { requireUser } from '@/lib/auth';
import { listMessages, listWebhooks } from '@/lib/webhooks';
import { AdminPage } from '../../admin-page';
import { Outcome } from '../../outcome';
import { type AdminPageProps, readSearch } from '../../search';
import { webhookPath, webhooksPath } from '../paths';
import { changeWebhook, rotateSecret } from './actions';

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
        title={<span className="text-xl [overflow-wrap:anywhere]">{webhook.url}</span>}
        lead={webhook.lastError && webhook.failuresInRow > 0 ? webhook.lastError : undefined}
        actions={<WebhookState webhook={webhook} />}
      />
      <Outcome search={search} />
      <div className="mb-7 flex flex-wrap items-start gap-3">
        {webhook.disabledAt ? (
          <PostButton action={changeWebhook} fields={{ id, what: 'enable' }} label={t('do.enable')} />
        ) : (
          <>
            <PostButton action={changeWebhook} fields={{ id, what: 'test' }} label={t('do.test')} />
            <PostButton action={changeWebhook} fields={{ id, what: 'pause' }} label={t('do.pause')} />
          </>
        )}
      </div>
      <div className="mb-9 grid grid-cols-1 gap-8 lg:grid-cols-2">
        <EndpointFacts webhook={webhook} />
        <section aria-labelledby="secret">
          <h2 id="secret" className="text-lg">
            {t('secretTitle')}
          </h2>
          <p className="mt-1 text-sm text-ink-2">{t('secretText')}</p>
          <p className="mt-1 mb-3 text-sm text-ink-2">
            {webhook.previousSecretUntil && webhook.previousSecretUntil > ctx.now
              ? t.rich('overlap', {
                  at: () => <DateTime value={webhook.previousSecretUntil ?? ctx.now} style="instant" />,
                })
              : t('rotateText')}
          </p>
          <ClientMessages namespaces={['ui', 'adminWebhookForm']}>
            <RotateForm id={id} action={rotateSecret} />
          </ClientMessages>
        </section>
      </div>
      <h2 className="mb-3 text-xl">{t('messages')}</h2>
      {messages.length > 0 ? (
        <MessageTable messages={messages} redeliver={changeWebhook} endpointId={id} />
      ) : (
        <EmptyState heading="h3" title={t('noMessages')}>
          {t('noMessagesText')}
        </EmptyState>
      )}
      <details className="mt-8">
        <summary className="inline-flex min-h-6 items-center text-sm text-link">{t('removeTitle')}</summary>
        <p className="mt-2 mb-3 text-sm text-ink-2">{t('removeText')}</p>
        <PostButton action={changeWebhook} fields={{ id, what: 'remove' }} label={t('do.remove')} variant="danger" />
      </details>
    </AdminPage>
  );
}
