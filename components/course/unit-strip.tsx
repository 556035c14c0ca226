import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { SequenceItem } from '@/lib/courses';

/** The units of this sitting as a quiet spine: done, here, to come. */
export function UnitStrip({ units, lang }: { units: readonly SequenceItem[]; lang: string | null }) {
  const t = useTranslations('learn');
  return (
    <nav aria-label={t('unitsHere')} className="mb-9" data-chrome lang={lang ?? undefined}>
      <ol className="flex gap-1.5">
        {units.map((unit) => (
          <li className="min-w-0 flex-1" key={unit.block}>
            {unit.locked ? (
              <span className="unit-mark" title={unit.title}>
                <span className="sr-only">{t('lockedUnit', { title: unit.title })}</span>
              </span>
            ) : (
              <Link
                aria-current={unit.isCurrent ? 'page' : undefined}
                className="unit-mark"
                data-done={unit.isDone}
                href={unit.href}
                title={unit.title}
              >
                <span className="sr-only">{unit.isDone ? t('doneUnit', { title: unit.title }) : unit.title}</span>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
