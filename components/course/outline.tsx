import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Icon } from '@/components/ui/icon';
import type { OutlineSection, OutlineSubsection, OutlineUnit } from '@/lib/enrollments';
import { LockedReason } from './closed-course';

type UnitsDone = (progress: OutlineSection['progress']) => string;

/** Says how much is done. In a large course the same is said of dozens of parts: each sentence is put together once. */
function useUnitsDone(): UnitsDone {
  const t = useTranslations('learn');
  const said = new Map<string, string>();
  return ({ done, total }) => {
    const key = `${done}/${total}`;
    const sentence = said.get(key) ?? t('unitsDone', { done, total });
    said.set(key, sentence);
    return sentence;
  };
}

/** The course: sections, what is in them, what is done, what is due. A closed section is a link that opens it. */
export function Outline({
  sections,
  lang,
  saidAbove,
}: {
  sections: readonly OutlineSection[];
  lang: string | null;
  /** Code of the reason that the page has given why nothing of it opens: nothing of it is done, then, either. */
  saidAbove: string | undefined;
}) {
  const t = useTranslations('learn');
  const isOpening = saidAbove === undefined;
  const unitsDone = useUnitsDone();
  return (
    <ol className="home-outline" data-in-place lang={lang ?? undefined}>
      {sections.map((section) => (
        <li id={section.block} key={section.block}>
          <h2 className="home-section">
            {section.href && !section.isOpen ? <a href={section.href}>{section.title}</a> : section.title}
            {section.isStaffOnly && <Badge>{t('staffOnly')}</Badge>}
            {isOpening && !section.isOpen && section.progress.total > 0 && (
              <span className="num">{unitsDone(section.progress)}</span>
            )}
          </h2>
          {section.locked && section.locked.code !== saidAbove && <Locked section={section} />}
          {section.isOpen && (
            <ol className="home-subsections">
              {section.subsections.map((subsection) => (
                <Subsection
                  isOpening={isOpening}
                  isSaidAbove={section.locked?.code !== undefined && section.locked.code === subsection.locked?.code}
                  key={subsection.block}
                  subsection={subsection}
                  unitsDone={unitsDone}
                />
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

function Locked({ section: { locked } }: { section: OutlineSection }) {
  const t = useTranslations('schedule');
  return locked ? (
    <div className="mt-1 text-sm text-ink-3">
      {/* How far one is in the exam stands once, above the outline. */}
      {locked.code === 'entrance-exam' ? <p>{t('examShort')}</p> : <LockedReason reason={locked} />}
    </div>
  ) : null;
}

function Subsection({
  subsection,
  isOpening,
  isSaidAbove,
  unitsDone,
}: {
  subsection: OutlineSubsection;
  /** The course is open to this viewer, or a part of it. */
  isOpening: boolean;
  /** Its section is locked for the same reason, and says so. */
  isSaidAbove: boolean;
  unitsDone: UnitsDone;
}) {
  const t = useTranslations('learn');
  const { progress, href, locked } = subsection;
  const isDone = progress.total > 0 && progress.done === progress.total;
  return (
    <li>
      <div className="home-subsection">
        {isSaidAbove ? (
          <Icon className="text-ink-3" name="lock" />
        ) : (
          <CompletionDot done={progress.done} total={progress.total} />
        )}
        <h3>{href && !locked ? <a href={href}>{subsection.title}</a> : subsection.title}</h3>
        {subsection.isStaffOnly && <Badge>{t('staffOnly')}</Badge>}
        <p className="num">
          {subsection.isGraded && subsection.format && <span>{subsection.format}</span>}
          {subsection.due && (
            <span>
              {t('due')} <DateTime style="short" value={new Date(subsection.due)} />
            </span>
          )}
          {isOpening && progress.total > 0 && <span>{isDone ? t('done') : unitsDone(progress)}</span>}
        </p>
      </div>
      {isSaidAbove ? null : locked ? (
        <div className="ms-6 text-sm text-ink-3">
          <Icon className="me-1 inline" name="lock" />
          <span className="inline-block">
            <LockedReason reason={locked} />
          </span>
        </div>
      ) : (
        subsection.units.length > 0 && (
          <ol className="home-units">
            {subsection.units.map((unit) => (
              <UnitRow key={unit.block} unit={unit} />
            ))}
          </ol>
        )
      )}
    </li>
  );
}

function UnitRow({ unit }: { unit: OutlineUnit }) {
  const t = useTranslations('learn');
  return (
    <li data-icon={unit.locked ? 'lock' : unit.icon}>
      {unit.locked ? <span>{unit.title}</span> : <a href={unit.href}>{unit.title}</a>}
      {unit.isStaffOnly && <Badge>{t('staffOnly')}</Badge>}
      {unit.isDone && (
        <>
          <Icon className="text-accent" name="check" />
          <span className="sr-only">{t('done')}</span>
        </>
      )}
    </li>
  );
}

/** A ring that fills: nothing, some, all. */
export function CompletionDot({ done, total }: { done: number; total: number }) {
  const state = total > 0 && done >= total ? 'all' : done > 0 ? 'some' : 'none';
  return <span aria-hidden className="completion-dot" data-state={state} />;
}
