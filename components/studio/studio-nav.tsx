import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';

/** A line of the studio's navigation. */
export interface StudioNavItem {
  readonly place: string;
  readonly label: string;
  readonly href: string;
}

export interface StudioNavGroup {
  readonly name: string;
  readonly label: string;
  readonly items: readonly StudioNavItem[];
}

/** The places of a course in the studio: a column beside the page, a row to push on a narrow screen. */
export function StudioNav({ groups, place }: { readonly groups: readonly StudioNavGroup[]; readonly place: string }) {
  const t = useTranslations('studio');
  return (
    <nav aria-label={t('nav.label')} className="studio-nav">
      {groups.map((group, index) => (
        <div key={group.name} className="studio-nav-group">
          <p id={`studio-nav-${group.name}`} className={index === 0 ? 'sr-only' : 'studio-nav-heading'}>
            {group.label}
          </p>
          <ul aria-labelledby={`studio-nav-${group.name}`} className="studio-nav-list">
            {group.items.map((item) => (
              <li key={item.place}>
                <Link
                  href={item.href}
                  aria-current={item.place === place ? 'page' : undefined}
                  className="studio-nav-link"
                >
                  {item.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
