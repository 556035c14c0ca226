import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { Webhook } from '@/lib/webhooks';

/** What an endpoint is told of, and how it has done. */
export function EndpointFacts({ webhook }: { readonly webhook: Webhook }) {
  const t = useTranslations('admin.webhooks');
  const { id, scope, events, createdAt, lastFailureAt } = webhook;
  return (
    <dl className="grid content-start gap-x-6 gap-y-2 text-sm sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-ink-3">{t('fact.id')}</dt>
      <dd className="min-w-0">
        <code className="break-all">{id}</code>
      </dd>
      <dt className="text-ink-3">{t('column.scope')}</dt>
      <dd className="min-w-0 break-words">{scope === '*' ? t('site') : scope}</dd>
      <dt className="text-ink-3">{t('column.events')}</dt>
      <dd className="min-w-0">
        <ul className="flex flex-wrap gap-x-3 gap-y-1">
          {events.map((event) => (
            <li key={event}>
              <code>{event}</code>
            </li>
          ))}
        </ul>
      </dd>
      <dt className="text-ink-3">{t('fact.since')}</dt>
      <dd>
        <DateTime value={createdAt} />
      </dd>
      {lastFailureAt ? (
        <>
          <dt className="text-ink-3">{t('fact.failed')}</dt>
          <dd>
            <DateTime value={lastFailureAt} style="instant" />
          </dd>
        </>
      ) : null}
    </dl>
  );
}
