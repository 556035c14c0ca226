import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Webhook } from '@/lib/webhooks';

/** Whether an endpoint is told of events, and whether it takes them. */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const t = useTranslations('admin.webhooks');
  if (webhook.disabledAt) {
    return <Badge tone="bad">{t(`disabled.${webhook.disabledReason ?? 'failing'}`)}</Badge>;
  }
  return webhook.failuresInRow > 0 ? (
    <Badge tone="warn">{t('failing', { count: webhook.failuresInRow })}</Badge>
  ) : (
    <Badge tone="good">{t('working')}</Badge>
  );
}
