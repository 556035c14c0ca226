import { useTranslations } from 'next-intl';
import { Link } from './link';

export interface Crumb {
  readonly label: string;
  /** Where it leads; the last one, the page itself, leads nowhere. */
  readonly href?: string;
}

/** The way from the top to this page. */
export function Breadcrumb({ crumbs, className }: { readonly crumbs: readonly Crumb[]; readonly className?: string }) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('breadcrumb')} className={className}>
      <ol className="flex flex-wrap gap-x-2 text-sm text-ink-3">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href ?? crumb.label} className="flex gap-x-2">
            {index > 0 ? <span aria-hidden="true">/</span> : null}
            {crumb.href ? (
              <Link href={crumb.href} className="text-ink-2 underline-offset-4 hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
