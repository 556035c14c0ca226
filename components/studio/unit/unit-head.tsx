import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import type { DraftUnit } from '@/lib/attempts';
import { useBlockTitle } from './block-title';
import { StateBadge } from './state-badge';

/** What stands above units. */
const isOfOutline = /^(?:chapter|sequential)@/;

/** Where a unit stands, what it is called, what learners see of it now, and what can be done with all of it. */
export function UnitHead({
  unit,
  lang,
  links,
}: {
  readonly unit: DraftUnit;
  /** The language of the course. */
  readonly lang: string | undefined;
  readonly links: {
    readonly outline: string;
    /** Path of a unit's page, up to the block. */
    readonly units: string;
    readonly previous: string | null;
    readonly next: string | null;
  };
}) {
  const t = useTranslations('studioUnit');
  const titleOf = useBlockTitle();
  return (
    <header className="mb-6 grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <nav aria-label={t('breadcrumb')}>
          <ol className="flex flex-wrap gap-x-2 text-ink-3">
            {unit.above.map((name) => (
              <li key={name.block} lang={lang}>
                <Link
                  className="text-ink-3 no-underline hover:underline"
                  href={isOfOutline.test(name.block) ? `${links.outline}#${name.block}` : links.units + name.block}
                >
                  {titleOf(name)}
                </Link>{' '}
                <span aria-hidden="true">›</span>
              </li>
            ))}
          </ol>
        </nav>
        <nav aria-label={t('neighbours')} className="ms-auto flex gap-4">
          {links.previous && (
            <Link className="text-link" href={links.previous}>
              {t('previous')}
            </Link>
          )}
          {links.next && (
            <Link className="text-link" href={links.next}>
              {t('next')}
            </Link>
          )}
        </nav>
      </div>
      <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
        <div className="min-w-0 grow basis-64">
          <h1 className="text-2xl" lang={lang}>
            {titleOf(unit)}
          </h1>
          <p className="mt-1.5 flex flex-wrap items-center gap-2 text-sm text-ink-2">
            <StateBadge state={unit.state} />
            {unit.isStaffOnly && <Badge>{t('state.staffOnly')}</Badge>}
            {unit.isStaffOnly ? t('standing.staffOnly') : t(`standing.${unit.state}`)}
          </p>
        </div>
      </div>
    </header>
  );
}
