import { useTranslations } from 'next-intl';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { Webhook } from '@/lib/webhooks';
import { WebhookState } from './webhook-state';

/** Endpoints, a line each; the address leads to what was delivered there. */
export function WebhookTable({
  webhooks,
  hrefOf,
}: {
  readonly webhooks: readonly Webhook[];
  readonly hrefOf: (id: string) => string;
}) {
  const t = useTranslations('admin.webhooks');
  return (
    <Table caption={t('title')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.url')}</HeaderCell>
          <HeaderCell>{t('column.scope')}</HeaderCell>
          <HeaderCell>{t('column.events')}</HeaderCell>
          <HeaderCell>{t('column.state')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <tr key={webhook.id}>
            <HeaderCell scope="row" className="max-w-96 min-w-64 [overflow-wrap:anywhere]">
              <TextLink href={hrefOf(webhook.id)}>{webhook.url}</TextLink>
            </HeaderCell>
            <td>{webhook.scope === '*' ? t('site') : webhook.scope}</td>
            <td>{webhook.events.join(', ')}</td>
            <td>
              <WebhookState webhook={webhook} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
