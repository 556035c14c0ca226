import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';

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
        <label htmlFor="course-search" className="sr-only">
          {t('search.label')}
        </label>
        <Input
          id="course-search"
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          placeholder={t('search.placeholder')}
          className="min-w-48 flex-1"
        />
        <label htmlFor="course-show" className="sr-only">
          {t('search.show')}
        </label>
        <Select id="course-show" name="show" defaultValue={show} className="w-auto">
          {shown.map((name) => (
            <option key={name} value={name}>
              {t(`search.shown.${name}`)}
            </option>
          ))}
        </Select>
        <Button type="submit" variant="quiet">
          {t('search.submit')}
        </Button>
      </form>
      <p className="text-sm text-ink-3">{t('search.count', { count })}</p>
    </search>
  );
}
