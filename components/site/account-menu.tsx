import { useLocale, useTranslations } from 'next-intl';
import { Drawn } from '@/components/drawn/drawn';
import { Avatar } from '@/components/ui/avatar';
import { LinkButton } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { Menu, menuItemClass } from '@/components/ui/menu';
import { MenuCloser } from '@/components/ui/menu-closer';
import type { HeaderViewer, ShownSite } from './site-header';

/** Signed in: a menu of one's own pages. Signed out: the two ways in. Both work without script. */
export function AccountMenu({
  viewer,
  site: { mayRegister, isStudioOpen },
}: {
  readonly viewer: HeaderViewer | null;
  readonly site: Pick<ShownSite, 'mayRegister' | 'isStudioOpen'>;
}) {
  const locale = useLocale();
  const t = useTranslations('site.account');
  if (!viewer) {
    return (
      <div className="flex items-center gap-2">
        <Link href="/sign-in" className="flex min-h-11 items-center px-2 text-ink no-underline hover:underline">
          {t('signIn')}
        </Link>
        {mayRegister ? (
          <LinkButton href="/register" variant="quiet" size="sm" className="max-[26rem]:hidden">
            {t('register')}
          </LinkButton>
        ) : null}
      </div>
    );
  }
  const links = [
    { href: '/', label: t('courses'), isShown: true },
    { href: '/account/credentials', label: t('credentials'), isShown: true },
    { href: '/account', label: t('settings'), isShown: true },
    { href: '/studio', label: t('studio'), isShown: viewer.isTeacher || isStudioOpen },
    { href: '/instructor', label: t('instructor'), isShown: viewer.isTeacher },
    { href: '/admin', label: t('admin'), isShown: viewer.isAdmin === true },
  ];
  return (
    <>
      <Drawn madeFrom={JSON.stringify(['account', locale, viewer, isStudioOpen])}>
        <Menu label={t('menu', { name: viewer.name })} summary={<Avatar name={viewer.name} />} className="-me-1.5">
          <p className="border-b border-line px-3 pt-1.5 pb-2.5 font-semibold">{viewer.name}</p>
          <ul className="pt-1.5">
            {links
              .filter((link) => link.isShown)
              .map((link) => (
                <li key={link.href}>
                  <Link href={link.href} className={menuItemClass}>
                    {link.label}
                  </Link>
                </li>
              ))}
            <li className="mt-1.5 border-t border-line pt-1.5">
              {/* A form of its own, so that no link can sign anybody out. */}
              <form method="post" action="/sign-out">
                <button type="submit" className={menuItemClass}>
                  {t('signOut')}
                </button>
              </form>
            </li>
          </ul>
        </Menu>
      </Drawn>
      <MenuCloser />
    </>
  );
}
