import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { HeaderCell, Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { ImportState, StudioImport } from '@/lib/courses';

const tones: Readonly<Record<ImportState, BadgeTone>> = {
  checking: 'accent',
  waiting: 'warn',
  running: 'accent',
  done: 'good',
  failed: 'bad',
};

/** What somebody has brought, newest first: an import goes on while they are elsewhere. */
export function ImportList({ imports }: { readonly imports: readonly StudioImport[] }) {
  const t = useTranslations('studioImport');
  if (imports.length === 0) {
    return null;
  }
  return (
    <section className="mt-10">
      <h2 className="mb-3 text-xl">{t('list.title')}</h2>
      <Table caption={t('list.title')} isCaptionHidden>
        <thead>
          <tr>
            <HeaderCell>{t('list.file')}</HeaderCell>
            <HeaderCell>{t('list.course')}</HeaderCell>
            <HeaderCell>{t('list.when')}</HeaderCell>
            <HeaderCell>{t('list.state')}</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, fileName, courseKey, contents, createdAt, state }) => (
            <tr key={id}>
              <HeaderCell scope="row" className="break-all">
                <TextLink href={`/studio/imports/${id}`}>
                  <bdi>{fileName}</bdi>
                </TextLink>
              </HeaderCell>
              <td className="break-all">
                <bdi>{courseKey ?? contents?.courseKey ?? ''}</bdi>
              </td>
              <td className="whitespace-nowrap">
                <DateTime value={createdAt} style="instant" />
              </td>
              <td>
                <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
