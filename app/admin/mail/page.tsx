import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { LocalMailbox } from '@/components/admin/mail/local-mailbox';
import { MailTable } from '@/components/admin/mail/mail-table';
import { Pager } from '@/components/admin/pager';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField } from '@/components/ui/form/select-field';
import { PageHeader } from '@/components/ui/page-header';
import { findNames } from '@/lib/accounts';
import { requireUser } from '@/lib/auth';
import { listLocalMails, listMails, mailStatuses } from '@/lib/notifications';
import { AdminPage } from '../admin-page';
import { type AdminPageProps, readSearch, withSearch } from '../search';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.mail');
  return { title: t('title') };
}

const path = '/admin/mail';
const atOnce = 50;
const mailSearch = z.object({
  status: z.enum(mailStatuses).optional().catch(undefined),
  before: z.string().max(32).optional().catch(undefined),
});

/** The letters on their way and, where no mail server is configured, the mailbox of this machine. */
export default async function MailPage(props: AdminPageProps) {
  const ctx = await requireUser(path);
  const { status, before } = await readSearch(props, mailSearch);
  const [mails, local, t] = await forPage(
    () =>
      Promise.all([
        listMails(ctx, { status, before, limit: atOnce }),
        listLocalMails(ctx),
        getTranslations('admin.mail'),
      ]),
    path,
  );
  const names = await findNames(ctx.db, [...new Set(mails.map(({ userId }) => userId))]);
  const last = mails.length === atOnce ? mails.at(-1)?.id : undefined;
  return (
    <AdminPage page="mail">
      <PageHeader title={t('title')} lead={t('lead')} />
      <form method="get" action={path} className="mb-5 flex flex-wrap items-end gap-3">
        <SelectField
          name="status"
          label={t('column.state')}
          value={status}
          none={t('anyState')}
          options={mailStatuses.map((one) => ({ value: one, label: t(`status.${one}`) }))}
        />
        <Button type="submit" variant="quiet">
          {t('show')}
        </Button>
      </form>
      {mails.length > 0 ? (
        <MailTable mails={mails} names={names} />
      ) : (
        <EmptyState title={t('noneTitle')}>{t('noneText')}</EmptyState>
      )}
      <Pager
        label={t('pages')}
        first={before ? { href: withSearch(path, { status }), label: t('newest') } : undefined}
        next={last ? { href: withSearch(path, { status, before: last }), label: t('older') } : undefined}
      />
      {local ? <LocalMailbox mails={local} /> : null}
    </AdminPage>
  );
}
