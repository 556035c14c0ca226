import type { Metadata } from 'next';
import { getTimeZone, getTranslations } from 'next-intl/server';
import { forPage } from '@/app/for-page';
import { AuditFilter } from '@/components/admin/audit/audit-filter';
import { AuditTable } from '@/components/admin/audit/audit-table';
import { Pager } from '@/components/admin/pager';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { findNames } from '@/lib/accounts';
import { auditCursor, listAudit } from '@/lib/audit';
import { requireUser } from '@/lib/auth';
import { AdminPage } from '../admin-page';
import { type AdminPageProps, readSearch, withSearch } from '../search';
import { auditPath, auditSearch, toAuditFilter } from './search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.audit');
  return { title: t('title') };
}

const atOnce = 50;

/** Who changed what, when, from where, and what it was before. */
export default async function AuditPage(props: AdminPageProps) {
  const ctx = await requireUser(auditPath);
  const { notice: _notice, error: _error, before, ...filter } = await readSearch(props, auditSearch);
  const asked = toAuditFilter({ ...filter, before }, await getTimeZone());
  const entries = await forPage(() => listAudit(ctx, { ...asked, limit: atOnce }), auditPath);
  const [names, t] = await Promise.all([
    findNames(ctx.db, [...new Set(entries.map(({ actor }) => actor))]),
    getTranslations('admin.audit'),
  ]);
  const last = entries.length === atOnce ? entries.at(-1) : undefined;
  return (
    <AdminPage page="audit">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <a className={buttonClass({ variant: 'quiet' })} href={withSearch(`${auditPath}/export`, filter)} download>
            {t('export')}
          </a>
        }
      />
      <AuditFilter action={auditPath} values={filter} />
      {entries.length > 0 ? (
        <AuditTable entries={entries} names={names} />
      ) : (
        <EmptyState title={t('noneTitle')}>
          <TextLink href={auditPath}>{t('showAll')}</TextLink>
        </EmptyState>
      )}
      <Pager
        label={t('pages')}
        first={before ? { href: withSearch(auditPath, filter), label: t('newest') } : undefined}
        next={last && { href: withSearch(auditPath, { ...filter, before: auditCursor(last) }), label: t('older') }}
      />
    </AdminPage>
  );
}
