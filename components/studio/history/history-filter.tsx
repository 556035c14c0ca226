import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { QuietInput, QuietSelect } from '@/components/ui/form/quiet-controls';
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
        <QuietSelect
          id="history-author"
          name="author"
          label={t('author')}
          value={author}
          none={t('everybody')}
          options={authors.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <QuietInput
          id="history-block"
          label={t('block')}
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
