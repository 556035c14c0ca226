import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Input, Select } from '@/components/ui/input';
import { TextLink } from '@/components/ui/text-link';

/** Says which learners a list shows: a form that only reads, so that its address can be kept and sent. */
export function LearnerFilter({
  path,
  params,
  cohorts,
  isFiltered,
}: {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly cohorts: readonly { readonly id: string; readonly name: string }[];
  readonly isFiltered: boolean;
}) {
  const t = useTranslations('instructor.filter');
  return (
    <search>
      <form action={path} aria-label={t('label')} className="flex flex-wrap items-end gap-x-4 gap-y-3 text-sm">
        <Labelled name="q" label={t('search')} className="grow sm:max-w-72">
          <Input id="filter-q" name="q" type="search" defaultValue={params.q} dir="auto" className="ui-control-sm" />
        </Labelled>
        <div className="flex items-end gap-2">
          <Labelled name="from" label={t('from')}>
            <Input
              id="filter-from"
              name="from"
              defaultValue={params.from}
              className="ui-control-sm w-18"
              {...percent}
            />
          </Labelled>
          <label htmlFor="filter-to" className="pb-1.5">
            {t('to')}
          </label>
          <Input id="filter-to" name="to" defaultValue={params.to} className="ui-control-sm w-18" {...percent} />
          <span aria-hidden="true" className="pb-1.5">
            {t('percent')}
          </span>
        </div>
        {cohorts.length > 0 ? (
          <Labelled name="cohort" label={t('cohort')}>
            <Select
              key={params.cohort}
              id="filter-cohort"
              name="cohort"
              defaultValue={params.cohort}
              className="ui-control-sm"
            >
              <option value="">{t('allCohorts')}</option>
              {cohorts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Labelled>
        ) : null}
        <Labelled name="order" label={t('order')}>
          {/* A list keeps its choice when its page is drawn again: another choice is another list. */}
          <Select
            key={params.order}
            id="filter-order"
            name="order"
            defaultValue={params.order ?? 'name'}
            className="ui-control-sm"
          >
            {(['name', 'highest', 'lowest'] as const).map((order) => (
              <option key={order} value={order}>
                {t(order)}
              </option>
            ))}
          </Select>
        </Labelled>
        <Button type="submit" variant="quiet" size="sm">
          {t('show')}
        </Button>
        {isFiltered ? (
          <TextLink href={path} className="flex min-h-9 items-center">
            {t('reset')}
          </TextLink>
        ) : null}
      </form>
    </search>
  );
}

const percent = { inputMode: 'numeric', pattern: '[0-9]{1,3}', autoComplete: 'off' } as const;

function Labelled({
  name,
  label,
  className,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className={classNames('grid gap-1', className)}>
      <label htmlFor={`filter-${name}`} className="font-semibold">
        {label}
      </label>
      {children}
    </div>
  );
}
