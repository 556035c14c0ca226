import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { HistoryRevision } from '@/lib/courses';
import { RevisionAuthor, RevisionHeads } from './revision-line';

/** Revisions, newest first. Each leads to what it changed; any two can be chosen and compared. */
export function HistoryTable({
  revisions,
  compareHref,
}: {
  readonly revisions: readonly HistoryRevision[];
  readonly compareHref: string;
}) {
  const t = useTranslations('studioHistory');
  const [newest] = revisions;
  const oldest = revisions.at(-1);
  const canCompare = revisions.length > 1;
  const radio = (name: 'from' | 'to', { revision, message }: HistoryRevision, isChosen: boolean) => (
    <input
      type="radio"
      name={name}
      value={revision}
      defaultChecked={isChosen}
      aria-label={t(`compare.${name}`, { message })}
      className="size-[1.15rem] accent-accent"
    />
  );
  return (
    <form action={compareHref}>
      <Table caption={t('table.caption')} isCaptionHidden>
        <thead>
          <tr>
            {canCompare ? (
              <>
                <HeaderCell>{t('table.from')}</HeaderCell>
                <HeaderCell>{t('table.to')}</HeaderCell>
              </>
            ) : null}
            <HeaderCell>{t('table.what')}</HeaderCell>
            <HeaderCell>{t('table.who')}</HeaderCell>
            <HeaderCell>{t('table.when')}</HeaderCell>
            <HeaderCell>{t('table.where')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {revisions.map((revision) => (
            <tr key={revision.revision}>
              {canCompare ? (
                <>
                  <td className="w-12">{radio('from', revision, revision === oldest)}</td>
                  <td className="w-12">{radio('to', revision, revision === newest)}</td>
                </>
              ) : null}
              <HeaderCell scope="row" className="min-w-52">
                <TextLink href={`${compareHref}?to=${revision.revision}`} className="break-words">
                  <bdi>{revision.message}</bdi>
                </TextLink>
              </HeaderCell>
              <td>
                <RevisionAuthor revision={revision} />
              </td>
              <td className="whitespace-nowrap">
                <DateTime value={revision.at} style="instant" />
              </td>
              <td>
                <RevisionHeads revision={revision} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {canCompare ? (
        <div className="mt-3">
          <Button type="submit" variant="quiet" size="sm">
            {t('compare.submit')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
