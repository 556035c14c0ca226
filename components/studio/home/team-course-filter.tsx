import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { QuietInput, QuietSelect } from '@/components/ui/form/quiet-controls';

const shown = ['current', 'archived', 'all'] as const;

/** Searches the team's courses: an ordinary form, so that it works without script and its result has an address. */
export function TeamCourseFilter({
  query,
  show,
  count,
}: {
  readonly query: string;
  readonly show: (typeof shown)[number];
  readonly count: number;
}) {
  const t = useTranslations('studioHome');
  return (
    <search className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <form action="/studio" className="flex max-w-full flex-wrap gap-2.5">
        <QuietInput
          id="course-search"
          label={t('search.label')}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          placeholder={t('search.placeholder')}
          className="min-w-48 flex-1"
        />
        <QuietSelect
          id="course-show"
          name="show"
          label={t('search.show')}
          value={show}
          options={shown.map((name) => ({ value: name, label: t(`search.shown.${name}`) }))}
        />
        <Button type="submit" variant="quiet">
          {t('search.submit')}
        </Button>
      </form>
      <p className="text-sm text-ink-3">{t('search.count', { count })}</p>
    </search>
  );
}
