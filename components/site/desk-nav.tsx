import { Drawn } from '@/components/drawn/drawn';
import { Link } from '@/components/ui/link';

/** A line of the navigation of a course's desk. */
export interface DeskNavItem {
  readonly place: string;
  readonly label: string;
  readonly href: string;
}

export interface DeskNavGroup {
  readonly name: string;
  readonly label: string;
  readonly items: readonly DeskNavItem[];
}

/** The places of a course at a desk (the studio, the instructor's pages): a column beside the page, a row to push on a narrow screen. */
export function DeskNav({
  label,
  groups,
  place,
}: {
  readonly label: string;
  readonly groups: readonly DeskNavGroup[];
  readonly place: string;
}) {
  return (
    <Drawn madeFrom={JSON.stringify(['desk', label, place, groups])}>
      <nav aria-label={label} className="studio-nav">
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
    </Drawn>
  );
}
