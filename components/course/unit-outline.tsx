import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { Link } from '@/components/ui/link';
import type { OutlineNavSection } from '@/lib/courses';
import type { CourseHead } from '@/lib/enrollments';
import { CompletionDot } from './outline';

/** The outline beside the unit; on a narrow screen the same list is a fold above it. Works without script. */
export function UnitOutline({ course, sections }: { course: CourseHead; sections: readonly OutlineNavSection[] }) {
  const t = useTranslations('learn');
  return (
    <nav aria-label={t('outline')} className="unit-outline" data-chrome>
      <details>
        <summary>{t('outline')}</summary>
        <p className="mb-4 px-3 font-medium">
          <Link
            className="text-ink no-underline hover:underline"
            href={course.href}
            lang={course.language ?? undefined}
          >
            {course.title}
          </Link>
        </p>
        <Sections done={t('done')} due={t('due')} lang={course.language} sections={sections} />
      </details>
    </nav>
  );
}

function Sections({
  sections,
  lang,
  due,
  done,
}: {
  sections: readonly OutlineNavSection[];
  lang: string | null;
  due: string;
  done: string;
}) {
  return (
    <ol lang={lang ?? undefined}>
      {sections.map((section) => (
        <li className="mb-5" key={section.block}>
          <p className="aside-title px-3">
            {section.href && section.subsections.length === 0 ? (
              <Link className="text-ink-3 no-underline hover:underline" href={section.href}>
                {section.title}
              </Link>
            ) : (
              section.title
            )}
          </p>
          <ol>
            {section.subsections.map((subsection) => {
              const isDone = subsection.progress.total > 0 && subsection.progress.done === subsection.progress.total;
              const inside = (
                <>
                  <CompletionDot done={subsection.progress.done} total={subsection.progress.total} />
                  <span className="min-w-0">
                    {subsection.title}
                    {isDone && <span className="sr-only"> ({done})</span>}
                  </span>
                  {subsection.due && (
                    <span className="num ms-auto whitespace-nowrap text-ink-3 text-xs">
                      <span className="sr-only">{due} </span>
                      <DateTime style="short" value={new Date(subsection.due)} />
                    </span>
                  )}
                </>
              );
              return (
                <li key={subsection.block}>
                  {subsection.href ? (
                    <Link
                      aria-current={subsection.isCurrent ? 'location' : undefined}
                      className="unit-outline-link"
                      href={subsection.href}
                    >
                      {inside}
                    </Link>
                  ) : (
                    <span className="unit-outline-link text-ink-3">{inside}</span>
                  )}
                </li>
              );
            })}
          </ol>
        </li>
      ))}
    </ol>
  );
}
