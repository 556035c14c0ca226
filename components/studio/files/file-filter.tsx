import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
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
        <label htmlFor="file-search" className="sr-only">
          {t('label')}
        </label>
        <Input
          id="file-search"
          type="search"
          name="q"
          defaultValue={search.q}
          maxLength={400}
          placeholder={t('placeholder')}
          className="min-w-44 flex-1"
        />
        <label htmlFor="file-kind" className="sr-only">
          {t('kind')}
        </label>
        <Select id="file-kind" name="kind" defaultValue={search.kind} className="w-auto">
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </Select>
        <label htmlFor="file-sort" className="sr-only">
          {t('sort')}
        </label>
        <Select id="file-sort" name="sort" defaultValue={search.sort} className="w-auto">
          {sorts.map((sort) => (
            <option key={sort} value={sort}>
              {t(`sorts.${sort}`)}
            </option>
          ))}
        </Select>
        <Button type="submit" variant="quiet">
          {t('submit')}
        </Button>
      </form>
      <p className="num text-sm text-ink-3">{t('count', { count, size: formatBytes(bytes, locale) })}</p>
    </search>
  );
}
