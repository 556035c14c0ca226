import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { ShownSite } from './site-header';

const linkClass = 'py-2 text-ink-2 no-underline hover:underline';

/** The foot of a page: what this is, and the pages that stand behind it. */
export function SiteFooter({ site }: { readonly site: ShownSite }) {
  const t = useTranslations('site');
  return (
    <footer
      data-chrome=""
      className="mt-auto flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-t border-line px-4 py-5 text-sm text-ink-3 sm:px-6"
    >
      <p>{site.name === t('name') ? t('footer.what') : t('footer.runsOn', { name: site.name })}</p>
      <ul className="flex flex-wrap gap-x-5">
        <li className="flex">
          <Link href="/courses" className={linkClass}>
            {t('header.courses')}
          </Link>
        </li>
        {site.legal.map(({ href, label }) => (
          <li key={href} className="flex">
            <Link href={href} className={linkClass}>
              {label}
            </Link>
          </li>
        ))}
        {site.contactEmail ? (
          <li className="flex">
            <a href={`mailto:${site.contactEmail}`} className={linkClass}>
              {t('footer.contact')}
            </a>
          </li>
        ) : null}
      </ul>
    </footer>
  );
}
