import { useTranslations } from 'next-intl';
import { Link } from '@/components/ui/link';
import type { SectionProgress, SubsectionProgress } from '@/lib/grades';

/** Points by section and subsection, each problem opened. */
export function SubsectionScores({ sections, lang }: { sections: readonly SectionProgress[]; lang: string | null }) {
  const t = useTranslations('progress');
  return (
    <section aria-labelledby="points-title">
      <h2 className="mb-3 text-xl" id="points-title">
        {t('pointsTitle')}
      </h2>
      {sections.map((section) => (
        <div className="mb-7" key={section.block}>
          <h3 className="mb-1 font-medium font-sans text-base tracking-normal" lang={lang ?? undefined}>
            {section.title}
          </h3>
          <ul className="divide-y divide-line border-line border-y">
            {section.subsections.map((subsection) => (
              <Row key={subsection.block} lang={lang} subsection={subsection} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Row({ subsection, lang }: { subsection: SubsectionProgress; lang: string | null }) {
  const t = useTranslations('progress');
  const { problems, earned, possible, href, isHidden } = subsection;
  return (
    <li className="py-2.5 text-sm">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <span lang={lang ?? undefined}>
          {href ? (
            <Link className="text-ink no-underline hover:underline" href={href}>
              {subsection.title}
            </Link>
          ) : (
            subsection.title
          )}
        </span>
        {subsection.isGraded && subsection.format && <span className="text-ink-3">{subsection.format}</span>}
        <span className="num ms-auto text-ink-2">
          {isHidden
            ? t('hidden')
            : possible === 0
              ? t('nothingToScore')
              : t('points', { earned: round(earned ?? 0), possible: round(possible) })}
        </span>
      </div>
      {!isHidden && problems.length > 0 && (
        <ul className="num mt-1 flex flex-wrap gap-x-3 text-ink-3">
          {problems.map((problem) => (
            <li key={problem.block} title={problem.title}>
              <span className="sr-only">{problem.title}: </span>
              {round(problem.earned ?? 0)}/{round(problem.possible)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Points as people write them: at most two decimals. */
function round(points: number): number {
  return Math.round(points * 100) / 100;
}
