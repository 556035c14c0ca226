import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import type { LocalMail } from '@/lib/notifications';

/** What would have been sent, where no mail server is configured. */
export function LocalMailbox({ mails }: { readonly mails: readonly LocalMail[] }) {
  const t = useTranslations('admin.mail');
  return (
    <div className="mt-10">
      <h2 className="mb-2 text-xl">{t('mailbox')}</h2>
      <p className="mb-4 max-w-measure text-sm text-ink-2">{t('mailboxText')}</p>
      {mails.length > 0 ? (
        <Table caption={t('mailbox')} isCaptionHidden>
          <thead>
            <tr>
              <HeaderCell>{t('column.written')}</HeaderCell>
              <HeaderCell>{t('column.to')}</HeaderCell>
              <HeaderCell>{t('column.subject')}</HeaderCell>
            </tr>
          </thead>
          <tbody>
            {mails.map(({ id, to, subject, at }) => (
              <tr key={id}>
                <td className="whitespace-nowrap">
                  <DateTime value={at} style="second" />
                </td>
                <td>
                  <Reader to={to} />
                </td>
                <HeaderCell scope="row">
                  <a className="text-link" href={`/admin/mail/${id}`} target="_blank" rel="noreferrer">
                    {subject || t('noSubject')}
                  </a>
                </HeaderCell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <p>{t('mailboxEmpty')}</p>
      )}
    </div>
  );
}

/** `NAME <ADDRESS>`, the address below the name. */
function Reader({ to }: { readonly to: string }) {
  const [, name = to, address = ''] = /^"?(.*?)"? <(.*)>$/.exec(to) ?? [];
  return (
    <>
      <bdi>{name}</bdi>
      {address ? <span className="block text-xs [overflow-wrap:anywhere] text-ink-3">{address}</span> : null}
    </>
  );
}
