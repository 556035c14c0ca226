import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { ListedUser } from '@/lib/accounts';
import { RoleList } from './role-list';
import { UserState } from './user-state';

/** People, a line each; the name leads to all about them. */
export function UserTable({
  users,
  hrefOf,
}: {
  readonly users: readonly ListedUser[];
  readonly hrefOf: (userId: string) => string;
}) {
  const t = useTranslations('admin.users');
  return (
    <Table caption={t('title')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.name')}</HeaderCell>
          <HeaderCell>{t('column.roles')}</HeaderCell>
          <HeaderCell>{t('column.state')}</HeaderCell>
          <HeaderCell>{t('column.registered')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.userId}>
            <HeaderCell scope="row" className="min-w-56">
              <TextLink href={hrefOf(user.userId)}>
                <bdi>{user.state === 'retired' ? user.userId : user.name}</bdi>
              </TextLink>
              {user.state === 'retired' ? null : (
                <span className="block text-xs font-normal text-ink-3">{user.email}</span>
              )}
            </HeaderCell>
            <td>
              <RoleList roles={user.roles} />
            </td>
            <td>
              <UserState state={user.state} />
            </td>
            <td className="whitespace-nowrap">
              <DateTime value={user.createdAt} style="date" />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
