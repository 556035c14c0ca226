import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { Pager } from '@/components/admin/pager';
import { UserFilter } from '@/components/admin/users/user-filter';
import { UserTable } from '@/components/admin/users/user-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { listUsers, roleNames, userStates } from '@/lib/accounts';
import { requireUser } from '@/lib/auth';
import { AdminPage } from '../admin-page';
import { type AdminPageProps, readSearch, withSearch } from '../search';
import { userPath, userSearch, usersPath } from './search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.users');
  return { title: t('title') };
}

const atOnce = 50;

/** The people of the site: found by name, address, role and state. */
export default async function UsersPage(props: AdminPageProps) {
  const ctx = await requireUser(usersPath);
  const { q, role, state, after } = await readSearch(props, userSearch);
  const [found, t] = await Promise.all([
    forPage(() => listUsers(ctx, { query: q, role, state, after, limit: atOnce }), usersPath),
    getTranslations('admin.users'),
  ]);
  const last = found.length === atOnce ? found.at(-1)?.userId : undefined;
  const filter = { q, role, state };
  return (
    <AdminPage page="users">
      <PageHeader title={t('title')} lead={t('lead')} />
      <UserFilter action={usersPath} values={filter} roles={roleNames} states={userStates} />
      {found.length > 0 ? (
        <UserTable users={found} hrefOf={userPath} />
      ) : (
        <EmptyState title={t('noneTitle')}>
          <TextLink href={usersPath}>{t('showAll')}</TextLink>
        </EmptyState>
      )}
      <Pager
        label={t('pages')}
        first={after ? { href: withSearch(usersPath, filter), label: t('first') } : undefined}
        next={last ? { href: withSearch(usersPath, { ...filter, after: last }), label: t('next') } : undefined}
      />
    </AdminPage>
  );
}
