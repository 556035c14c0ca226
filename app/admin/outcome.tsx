import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { optionalWords } from '@/i18n/optional-words';
import type { AdminSearch } from './search';

/** What came of the button that was pressed last; its code stands in the address. */
export async function Outcome({ search }: { readonly search: AdminSearch }) {
  const t = await getTranslations('admin');
  const words = optionalWords(t);
  const { notice, error } = search;
  if (error) {
    return (
      <Notice tone="bad" isAnnounced className="mb-6">
        {words(`errors.${error}`) ?? t('errors.other')}
      </Notice>
    );
  }
  const said = notice && words(`notices.${notice}`);
  return said ? (
    <Notice tone="good" isAnnounced className="mb-6">
      {said}
    </Notice>
  ) : null;
}
