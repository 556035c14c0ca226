import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { LegalPage } from '@/lib/site';

/** The legal pages, a line each: whether they are written, in which version, and the way to write them. */
export function LegalTable({
  pages,
  hrefOf,
}: {
  readonly pages: readonly { readonly page: LegalPage; readonly version: string; readonly isWritten: boolean }[];
  readonly hrefOf: (page: LegalPage) => string;
}) {
  const t = useTranslations('admin.settings.legal');
  const names = useTranslations('site.footer');
  return (
    <section aria-labelledby="legal">
      <h2 id="legal" className="text-lg">
        {t('title')}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-3">{t('lead')}</p>
      <Table caption={t('caption')} isCaptionHidden>
        <thead>
          <tr>
            <HeaderCell>{t('page')}</HeaderCell>
            <HeaderCell>{t('state')}</HeaderCell>
            <HeaderCell>
              <span className="sr-only">{t('write')}</span>
            </HeaderCell>
          </tr>
        </thead>
        <tbody>
          {pages.map(({ page, version, isWritten }) => (
            <tr key={page}>
              <HeaderCell scope="row">
                {isWritten ? <TextLink href={`/legal/${page}`}>{names(page)}</TextLink> : names(page)}
              </HeaderCell>
              <td>
                {isWritten ? (
                  <>
                    <Badge tone="good">{t('written')}</Badge>
                    <span className="num ms-3 text-ink-3 max-sm:ms-0 max-sm:mt-1 max-sm:block">
                      {t('versionOf', { version })}
                    </span>
                  </>
                ) : (
                  <Badge>{page === 'terms' ? t('builtIn') : t('missing')}</Badge>
                )}
              </td>
              <td className="text-end!">
                <TextLink href={hrefOf(page)}>
                  {t(isWritten ? 'edit' : 'write')}
                  <span className="sr-only"> {names(page)}</span>
                </TextLink>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
