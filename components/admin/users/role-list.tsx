import { useTranslations } from 'next-intl';
import type { HeldRole } from '@/lib/context';

/** What somebody may do, and where; the whole site where no place is named. */
export function RoleList({ roles }: { readonly roles: readonly HeldRole[] }) {
  const t = useTranslations('admin.users');
  if (roles.length === 0) {
    return <span className="text-ink-3">–</span>;
  }
  return (
    <ul className="grid gap-0.5">
      {roles.map(({ role, scope }) => (
        <li key={`${role} ${scope}`}>
          {t(`roles.${role}`)}
          {scope === '*' ? null : <span className="text-ink-3"> · {scope}</span>}
        </li>
      ))}
    </ul>
  );
}
