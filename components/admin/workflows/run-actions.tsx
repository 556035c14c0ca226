import { useTranslations } from 'next-intl';
import type { RunDetail } from '@/lib/workflows';
import { type PostAction, PostButton } from '../post-button';

/** What can be done about a run: made again where it failed or was cancelled, cancelled where it has not ended. */
export function RunActions({
  run: { id, status },
  retry,
  cancel,
}: {
  readonly run: RunDetail;
  readonly retry: PostAction;
  readonly cancel: PostAction;
}) {
  const t = useTranslations('admin.workflows');
  const fields = { runId: id, from: 'run' };
  if (status === 'failed' || status === 'cancelled') {
    return <PostButton action={retry} fields={fields} label={t('retry')} />;
  }
  return status === 'completed' ? null : (
    <PostButton action={cancel} fields={fields} label={t('run.cancel')} variant="danger" />
  );
}
