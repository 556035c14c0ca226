import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { OrganizationForm } from '@/components/admin/organizations/organization-form';
import { OrganizationTable } from '@/components/admin/organizations/organization-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { findNames } from '@/lib/accounts';
import { requireUser } from '@/lib/auth';
import { listOrganizations } from '@/lib/organizations';
import { AdminPage } from '../admin-page';
import { Outcome } from '../outcome';
import { type AdminPageProps, readSearch } from '../search';
import { addOrganization, changeAdmin, nameOrganization } from './actions';
import { organizationsPath } from './path';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.organizations');
  return { title: t('title') };
}

/** Organisations: who they are, how many courses they have, who looks after them. */
export default async function OrganizationsPage(props: AdminPageProps) {
  const ctx = await requireUser(organizationsPath);
  const [search, organizations, t] = await Promise.all([
    readSearch(props, z.object({})),
    forPage(() => listOrganizations(ctx), organizationsPath),
    getTranslations('admin.organizations'),
  ]);
  const names = await findNames(ctx.db, [...new Set(organizations.flatMap(({ admins }) => admins))]);
  return (
    <AdminPage page="organizations">
      <PageHeader title={t('title')} lead={t('lead')} />
      <Outcome search={search} />
      <OrganizationForm action={addOrganization} />
      {organizations.length > 0 ? (
        <OrganizationTable organizations={organizations} names={names} rename={nameOrganization} change={changeAdmin} />
      ) : (
        <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
      )}
    </AdminPage>
  );
}
