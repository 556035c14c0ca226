import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import type { RunSummary } from '@/lib/workflows';

/** How a run may stand, in the order of its life. */
export const runStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;

const tones: Readonly<Record<RunSummary['status'], BadgeTone>> = {
  queued: 'neutral',
  running: 'accent',
  completed: 'good',
  failed: 'bad',
  cancelled: 'warn',
};

/** How a run stands. */
export function RunStatus({ status }: { readonly status: RunSummary['status'] }) {
  const t = useTranslations('admin.workflows.status');
  return <Badge tone={tones[status]}>{t(status)}</Badge>;
}
