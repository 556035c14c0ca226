import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { WorkflowSearch } from './search';

/** What came of the button that was pressed last. */
export async function Outcome({ search: { notice, error } }: { readonly search: WorkflowSearch }) {
  const t = await getTranslations('admin.workflows');
  if (error) {
    return (
      <Notice tone="bad" isAnnounced className="mb-6">
        {t(`errors.${error}`)}
      </Notice>
    );
  }
  return notice ? (
    <Notice tone="good" isAnnounced className="mb-6">
      {t(`notices.${notice}`)}
    </Notice>
  ) : null;
}
