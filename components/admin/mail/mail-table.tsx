import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { ListedMail } from '@/lib/notifications';

const tones: Readonly<Record<ListedMail['status'], BadgeTone>> = {
  queued: 'neutral',
  sending: 'accent',
  sent: 'good',
  failed: 'bad',
  suppressed: 'warn',
};

const known = ['enrolled', 'certificateIssued', 'reset'] as const;
const isKnown = (kind: string): kind is (typeof known)[number] => known.some((one) => one === kind);

/** The letters of the queue, a line each. */
export function MailTable({
  mails,
  names,
}: {
  readonly mails: readonly ListedMail[];
  /** By user id. */
  readonly names: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('admin.mail');
  return (
    <Table caption={t('queue')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.written')}</HeaderCell>
          <HeaderCell>{t('column.to')}</HeaderCell>
          <HeaderCell>{t('column.kind')}</HeaderCell>
          <HeaderCell>{t('column.state')}</HeaderCell>
          <HeaderCell className="text-end!">{t('column.tries')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <td className="whitespace-nowrap">
              <DateTime value={mail.createdAt} style="second" />
            </td>
            <HeaderCell scope="row">
              <TextLink href={`/admin/users/${mail.userId}`}>
                <bdi>{names.get(mail.userId) || mail.userId}</bdi>
              </TextLink>
            </HeaderCell>
            <td>{isKnown(mail.kind) ? t(`letter.${mail.kind}`) : mail.kind}</td>
            <td>
              <Badge tone={tones[mail.status]}>{t(`status.${mail.status}`)}</Badge>
              {mail.reason ? <span className="mt-1 block text-xs text-ink-3">{mail.reason}</span> : null}
            </td>
            <td className="text-end!">{mail.tries}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
