import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { AdminSearch } from './search';

/** What came of the button that was pressed last. */
export async function Outcome({ search }: { readonly search: AdminSearch }) {
  const t = await getTranslations('admin');
  const { notice, error } = search;
  if (error) {
    return (
      <Notice tone="bad" isAnnounced className="mb-6">
        {t.has(asKey(`errors.${error}`)) ? t(asKey(`errors.${error}`)) : t('errors.other')}
      </Notice>
    );
  }
  return notice && t.has(asKey(`notices.${notice}`)) ? (
    <Notice tone="good" isAnnounced className="mb-6">
      {t(asKey(`notices.${notice}`))}
    </Notice>
  ) : null;
}

type AdminKey = Parameters<Awaited<ReturnType<typeof getTranslations<'admin'>>>['has']>[0];

/** Codes stand in the address and are not known to the compiler; `has` is asked before a message is read. */
const asKey = (code: string) => code as AdminKey;
