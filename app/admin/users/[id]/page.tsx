import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { forPage } from '@/app/for-page';
import { AuditTable } from '@/components/admin/audit/audit-table';
import { UserActions } from '@/components/admin/users/user-actions';
import { UserFacts } from '@/components/admin/users/user-facts';
import { UserState } from '@/components/admin/users/user-state';
import { Breadcrumb } from '@/components/ui/breadcrumb';
import { PageHeader } from '@/components/ui/page-header';
import { findNames, getUser } from '@/lib/accounts';
import { listAudit } from '@/lib/audit';
import { requireUser } from '@/lib/auth';
import { AdminPage } from '../../admin-page';
import { Outcome } from '../../outcome';
import { type AdminPageProps, readSearch } from '../../search';
import { userPath, userSearch, usersPath } from '../search';
import { changeUser } from './actions';

interface UserPageProps extends AdminPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** Once a request, for the head of the document and for the page. */
const readUser = cache(async (userId: string) => {
  const path = userPath(userId);
  const ctx = await requireUser(path);
  const [user, t] = await Promise.all([forPage(() => getUser(ctx, { userId }), path), getTranslations('admin.users')]);
  return { ctx, path, user, t, name: user.state === 'retired' ? t('erased') : user.name };
});

export async function generateMetadata({ params }: UserPageProps): Promise<Metadata> {
  return { title: (await readUser((await params).id)).name };
}

/** One person: what is known of the account, what was done to it, and what can be done. */
export default async function UserPage(props: UserPageProps) {
  const { id: userId } = await props.params;
  const { ctx, path, user, t, name } = await readUser(userId);
  const [search, audit] = await Promise.all([
    readSearch(props, userSearch),
    forPage(() => listAudit(ctx, { target: userId, limit: 20 }), path),
  ]);
  const names = await findNames(ctx.db, [...new Set(audit.map(({ actor }) => actor))]);
  return (
    <AdminPage page="users">
      <Breadcrumb crumbs={[{ href: usersPath, label: t('title') }, { label: user.userId }]} className="mb-4" />
      <PageHeader
        title={<bdi>{name}</bdi>}
        lead={user.state === 'retired' ? t('erasedLead') : user.email}
        actions={<UserState state={user.state} />}
      />
      <Outcome search={search} />
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 grid-cols-1 gap-8">
          <UserFacts user={user} />
          <section aria-labelledby="audit">
            <h2 id="audit" className="mb-3 text-xl">
              {t('auditTitle')}
            </h2>
            {audit.length > 0 ? <AuditTable entries={audit} names={names} /> : <p>{t('auditNone')}</p>}
          </section>
        </div>
        {user.state === 'retired' ? null : (
          <UserActions
            user={user}
            action={changeUser}
            exportHref={`${path}/export`}
            isSelf={ctx.actor.userId === userId}
          />
        )}
      </div>
    </AdminPage>
  );
}
