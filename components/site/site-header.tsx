import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';
import { AccountMenu } from './account-menu';

/** Who is signed in, as far as the header needs to know. */
export interface HeaderViewer {
  readonly name: string;
  /** Has a role in a course team or above it, so that Studio has something to show. */
  readonly isTeacher: boolean;
  /** Runs the site. Left out where the page does not know. */
  readonly isAdmin?: boolean;
}

/** The site as it calls itself, and what stands behind it. */
export interface ShownSite {
  readonly name: string;
  readonly description: string;
  /** Whom people may write to; empty where there is nobody. */
  readonly contactEmail: string;
  /** Some people may open an account by themselves. */
  readonly mayRegister: boolean;
  /** Everybody may make courses, so that everybody finds the studio. */
  readonly isStudioOpen: boolean;
  /** The legal pages that are written. */
  readonly legal: readonly { readonly href: string; readonly label: string }[];
}

/**
 * The head of every page: the mark, the course where one is open, and the way to one's account. `children` stand between
 * the mark and the account: a course's title, the studio's search.
 */
export function SiteHeader({
  site,
  viewer,
  isDesk = false,
  children,
}: {
  readonly site: ShownSite;
  readonly viewer: HeaderViewer | null;
  /** Much stands in it: on a narrow screen the open course has a line of its own. */
  readonly isDesk?: boolean;
  readonly children?: ReactNode;
}) {
  const t = useTranslations('site');
  return (
    <header
      data-chrome=""
      className={classNames(
        'flex min-h-14 items-center gap-x-4 border-b border-line px-4 text-sm sm:px-6',
        isDesk && 'max-sm:flex-wrap max-sm:pt-1.5',
      )}
    >
      <Link
        href="/"
        className="flex min-h-11 items-center pt-0.5 max-w-[45vw] font-serif text-lg font-medium tracking-tight text-ink no-underline"
      >
        <span className="truncate" dir="auto">
          {site.name}
        </span>
      </Link>
      <div className={classNames('flex min-w-0 flex-1 items-center gap-x-4', isDesk && 'max-sm:contents')}>
        {children ?? (
          <nav aria-label={t('header.navigation')}>
            <Link
              href="/courses"
              className="flex min-h-11 items-center text-ink-2 no-underline hover:text-ink hover:underline"
            >
              {t('header.courses')}
            </Link>
          </nav>
        )}
      </div>
      {isDesk && <span className="grow sm:hidden" />}
      <div className={isDesk ? 'max-sm:order-1' : undefined}>
        <AccountMenu viewer={viewer} site={site} />
      </div>
    </header>
  );
}

/** The open course's title in the header, leading to its outline. */
export function HeaderCourse({
  href,
  title,
  lang,
  isDesk = false,
}: {
  readonly href: string;
  readonly title: string;
  readonly lang?: string | undefined;
  /** In the header of a desk, as `SiteHeader` has it. */
  readonly isDesk?: boolean;
}) {
  return (
    <Link
      href={href}
      className={classNames(
        'block truncate py-2.5 text-ink-2 no-underline hover:text-ink hover:underline',
        isDesk && 'max-sm:order-last max-sm:basis-full',
      )}
    >
      <bdi lang={lang}>{title}</bdi>
    </Link>
  );
}
