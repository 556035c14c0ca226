import { useTranslations } from 'next-intl';
import { Link } from './link';

/** The way through a list of several pages. `hrefOf` gives the address of a page, counted from 1. */
export function Pagination({
  page,
  pages,
  label,
  hrefOf,
}: {
  readonly page: number;
  readonly pages: number;
  /** What is paged through. */
  readonly label: string;
  readonly hrefOf: (page: number) => string;
}) {
  const t = useTranslations('ui');
  if (pages <= 1) {
    return null;
  }
  const linkClass = 'flex min-h-11 items-center text-ink no-underline hover:underline';
  return (
    <nav aria-label={label} className="mt-6 flex items-center justify-between gap-4 text-sm">
      <span className="min-w-24">
        {page > 1 ? (
          <Link href={hrefOf(page - 1)} rel="prev" className={linkClass}>
            {t('previousPage')}
          </Link>
        ) : null}
      </span>
      <span className="num text-ink-3">{t('pageOf', { page, pages })}</span>
      <span className="flex min-w-24 justify-end">
        {page < pages ? (
          <Link href={hrefOf(page + 1)} rel="next" className={linkClass}>
            {t('nextPage')}
          </Link>
        ) : null}
      </span>
    </nav>
  );
}
