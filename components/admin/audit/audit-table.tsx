import { useTranslations } from 'next-intl';
import { JsonView } from '@/components/admin/json-view';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { AuditRecord } from '@/lib/audit';

/** Who changed what, a line each; what it was and became behind a click. */
export function AuditTable({
  entries,
  names,
}: {
  readonly entries: readonly AuditRecord[];
  /** By user id. */
  readonly names: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('admin.audit');
  return (
    <Table caption={t('title')} isCaptionHidden>
      <thead>
        <tr>
          <HeaderCell>{t('column.at')}</HeaderCell>
          <HeaderCell>{t('column.actor')}</HeaderCell>
          <HeaderCell>{t('column.action')}</HeaderCell>
          <HeaderCell>{t('column.target')}</HeaderCell>
          <HeaderCell>{t('column.change')}</HeaderCell>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td className="whitespace-nowrap">
              <DateTime value={entry.at} style="record" />
            </td>
            <td className="min-w-28">
              {entry.actor.startsWith('usr_') ? (
                <TextLink href={`/admin/users/${entry.actor}`}>
                  <bdi>{names.get(entry.actor) || entry.actor}</bdi>
                </TextLink>
              ) : (
                t(entry.actor === 'system' ? 'system' : 'anonymous')
              )}
              {entry.address ? <span className="block text-xs text-ink-3">{entry.address}</span> : null}
            </td>
            <HeaderCell scope="row" className="whitespace-nowrap">
              <code>{entry.action}</code>
            </HeaderCell>
            <td className="min-w-56 max-w-80 break-all">
              {entry.target}
              {entry.courseKey && entry.courseKey !== entry.target ? (
                <span className="block text-xs text-ink-3">{entry.courseKey}</span>
              ) : null}
            </td>
            <td className="min-w-40">
              {entry.before === null && entry.after === null ? (
                <span className="text-ink-3">–</span>
              ) : (
                <JsonView label={t('show')} value={{ before: entry.before, after: entry.after }} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
