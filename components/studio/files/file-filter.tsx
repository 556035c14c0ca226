import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { QuietInput, QuietSelect } from '@/components/ui/form/quiet-controls';
import { formatBytes } from './format-bytes';

const kinds = ['all', 'images', 'noAlt', 'unused', 'locked'] as const;
const sorts = ['name', 'size', 'type', 'uses'] as const;

/** Which files are shown and in which order: an ordinary form, so that what it shows has an address. */
export function FileFilter({
  action,
  search,
  count,
  bytes,
}: {
  readonly action: string;
  readonly search: { readonly q: string; readonly kind: string; readonly sort: string };
  readonly count: number;
  readonly bytes: number;
}) {
  const t = useTranslations('studioFiles.filter');
  const locale = useLocale();
  return (
    <search className="mt-6 mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <form action={action} className="flex max-w-full flex-wrap gap-2">
        <QuietInput
          id="file-search"
          label={t('label')}
          type="search"
          name="q"
          defaultValue={search.q}
          maxLength={400}
          placeholder={t('placeholder')}
          className="min-w-44 flex-1"
        />
        <QuietSelect
          id="file-kind"
          name="kind"
          label={t('kind')}
          value={search.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <QuietSelect
          id="file-sort"
          name="sort"
          label={t('sort')}
          value={search.sort}
          options={sorts.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
        />
        <Button type="submit" variant="quiet">
          {t('submit')}
        </Button>
      </form>
      <p className="num text-sm text-ink-3">{t('count', { count, size: formatBytes(bytes, locale) })}</p>
    </search>
  );
}
