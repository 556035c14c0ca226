import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { TextLink } from '@/components/ui/text-link';

/** Narrows the history to one person, or to one block. */
export function HistoryFilter({
  action,
  author,
  block,
  blockTitle,
  authors,
}: {
  readonly action: string;
  readonly author: string;
  readonly block: string;
  readonly blockTitle: string | undefined;
  readonly authors: readonly { readonly id: string; readonly name: string }[];
}) {
  const t = useTranslations('studioHistory.filter');
  return (
    <search className="mb-4 grid gap-2">
      <form action={action} className="flex max-w-full flex-wrap gap-2">
        <label htmlFor="history-author" className="sr-only">
          {t('author')}
        </label>
        <Select id="history-author" name="author" defaultValue={author} className="w-auto">
          <option value="">{t('everybody')}</option>
          {authors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <label htmlFor="history-block" className="sr-only">
          {t('block')}
        </label>
        <Input
          id="history-block"
          name="block"
          defaultValue={block}
          maxLength={300}
          placeholder={t('blockPlaceholder')}
          dir="ltr"
          autoCapitalize="none"
          spellCheck={false}
          className="w-64 min-w-0"
        />
        <Button type="submit" variant="quiet">
          {t('submit')}
        </Button>
      </form>
      {block ? (
        <p className="text-sm text-ink-2">
          {t.rich('ofBlock', { title: () => <bdi className="font-semibold">{blockTitle ?? block}</bdi> })}{' '}
          <TextLink href={action}>{t('all')}</TextLink>
        </p>
      ) : null}
    </search>
  );
}
