import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { QuietInput } from '@/components/ui/form/quiet-controls';

/** Searches the catalogue: an ordinary form, so that it works without script and its result has an address. */
export function CourseSearch({ query = '' }: { readonly query?: string }) {
  const t = useTranslations('site.catalog');
  return (
    <search>
      <form action="/courses" className="flex max-w-[34rem] gap-2.5">
        <QuietInput
          id="course-search"
          label={t('searchLabel')}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          placeholder={t('searchPlaceholder')}
          className="min-w-0 flex-1"
        />
        <Button type="submit">{t('search')}</Button>
      </form>
    </search>
  );
}
