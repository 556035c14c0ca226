import { useTranslations } from 'next-intl';
import type { ImportContents } from '@/lib/courses';

/** What an archive holds, in a few numbers. */
export function ImportContentsList({ contents }: { readonly contents: ImportContents }) {
  const t = useTranslations('studioImport.contents');
  const count = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((sum, one) => sum + one, 0);
  const unsupported = Object.entries(contents.unsupported).map(([type, many]) => `${type} (${many})`);
  const rows: readonly (readonly [string, string])[] = [
    [t('title'), contents.title],
    [t('key'), contents.courseKey],
    [t('blocks'), t('blocksCount', { count: count(contents.blocks), units: contents.blocks.vertical ?? 0 })],
    [t('files'), t('filesCount', { count: contents.files })],
    ...(unsupported.length > 0 ? ([[t('unsupported'), unsupported.join(', ')]] as const) : []),
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[10rem_1fr]">
      {rows.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-ink-3">{term}</dt>
          <dd className="break-words">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
