import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';

export interface AdminLink {
  readonly href: string;
  readonly label: string;
}

/** The pages of the administration: a column beside the page or, where there is no room for one, a row above it. */
export function AdminNav({ links, current }: { readonly links: readonly AdminLink[]; readonly current: string }) {
  const t = useTranslations('admin');
  return (
    <nav
      aria-label={t('title')}
      className="-mx-4 overflow-x-auto max-lg:-mt-5 px-4 sm:-mx-6 sm:px-6 lg:mx-0 lg:overflow-visible lg:px-0"
    >
      <ul className="flex gap-x-1 text-sm lg:sticky lg:top-6 lg:grid lg:gap-y-0.5">
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className={classNames(
                'flex min-h-11 items-center rounded-md px-3 whitespace-nowrap no-underline lg:min-h-9',
                href === current
                  ? // The row begins where one is.
                    'bg-shade font-medium text-ink scroll-mx-16 max-lg:[scroll-initial-target:nearest]'
                  : 'text-ink-2 hover:bg-shade hover:text-ink',
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
