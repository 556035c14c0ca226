import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';

/** The spans of time that a page of statistics can show. */
export function RangeLinks({
  spans,
  current,
  hrefOf,
}: {
  readonly spans: readonly string[];
  readonly current: string;
  readonly hrefOf: (span: string) => string;
}) {
  const t = useTranslations('instructor.range');
  return (
    <nav aria-label={t('label')}>
      <ul className="flex flex-wrap gap-1 text-sm">
        {spans.map((span) => (
          <li key={span}>
            <Link
              href={hrefOf(span)}
              aria-current={span === current ? 'true' : undefined}
              className={classNames(
                'flex min-h-9 items-center rounded-md px-3 no-underline',
                span === current ? 'bg-shade font-medium text-ink' : 'text-ink-2 hover:bg-shade hover:text-ink',
              )}
            >
              {span === 'all' ? t('all') : t('days', { count: Number(span) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
