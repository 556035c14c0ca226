import { useTranslations } from 'next-intl';
import { JsonView } from '@/components/admin/json-view';
import { type PostAction, PostButton } from '@/components/admin/post-button';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import type { WebhookMessage } from '@/lib/webhooks';

const tones: Readonly<Record<WebhookMessage['status'], BadgeTone>> = {
  pending: 'accent',
  delivered: 'good',
  failed: 'bad',
  held: 'warn',
};

/** What an endpoint was sent, a line each, with every try and its answer behind a click. */
export function MessageTable({
  messages,
  redeliver,
  endpointId,
}: {
  readonly messages: readonly WebhookMessage[];
  readonly redeliver: PostAction;
  readonly endpointId: string;
}) {
  const t = useTranslations('admin.webhooks');
  return (
    <Table caption={t('messages')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.at')}</HeaderCell>
          <HeaderCell>{t('column.type')}</HeaderCell>
          <HeaderCell>{t('column.state')}</HeaderCell>
          <HeaderCell>{t('column.tries')}</HeaderCell>
          <HeaderCell>{t('column.again')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id} className="align-top">
            <td className="whitespace-nowrap">
              <DateTime value={message.createdAt} style="second" />
            </td>
            <HeaderCell scope="row">
              {message.type}
              <span className="block text-xs font-normal text-ink-3">{message.id}</span>
            </HeaderCell>
            <td>
              <Badge tone={tones[message.status]}>{t(`status.${message.status}`)}</Badge>
            </td>
            <td className="min-w-40">
              <JsonView label={t('tries', { count: message.deliveries.length })} value={message} />
            </td>
            <td>
              <PostButton
                action={redeliver}
                fields={{ id: endpointId, what: 'redeliver', messageId: message.id }}
                label={t('do.redeliver')}
                subject={` ${message.id}`}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
