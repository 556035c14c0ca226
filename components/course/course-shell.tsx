import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Drawn } from '@/components/drawn/drawn';
import { Link } from '@/components/ui/link';
import type { CourseHead } from '@/lib/enrollments';

export type CoursePlace = 'home' | 'progress' | 'dates' | 'textbooks' | { readonly slug: string };

/** The frame of every page of a course but the unit: where one is, and the other pages. */
export function CourseShell({
  course,
  place,
  children,
}: {
  course: CourseHead;
  place: CoursePlace;
  children: ReactNode;
}) {
  const locale = useLocale();
  const t = useTranslations('learn');
  const slug = typeof place === 'object' ? place.slug : null;
  return (
    <div className="mx-auto w-full max-w-page px-4 pt-7 pb-16 sm:px-6">
      <p className="text-ink-3 text-sm">
        {course.org} · {course.number} · {course.run}
      </p>
      <Drawn madeFrom={JSON.stringify(['course', locale, course.language, place, course.tabs])}>
        <nav aria-label={t('courseNav')} className="mt-2 mb-9 border-line border-b" data-chrome>
          <ul className="-mb-px flex flex-wrap gap-x-6">
            {course.tabs.map((tab) => {
              const isCurrent = slug === null ? tab.kind === place : tab.href.endsWith(`/${slug}`);
              return (
                <li key={tab.href}>
                  <Link
                    aria-current={isCurrent ? 'page' : undefined}
                    className="inline-flex min-h-11 items-center border-transparent border-b-2 text-ink-2 no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
                    href={tab.href}
                    lang={tab.name ? (course.language ?? undefined) : undefined}
                  >
                    {tab.name ?? t(`tab.${tab.kind}`)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      </Drawn>
      <CourseNotices course={course} />
      {children}
    </div>
  );
}

/** For staff: how they see the course, and the way to see it as a learner does. */
export function CourseNotices({ course }: { course: CourseHead }) {
  const t = useTranslations('learn');
  const { viewer } = course;
  if (!viewer.isStaff) {
    return null;
  }
  const other = viewer.viewsAs === 'staff' ? 'learner' : 'staff';
  return (
    <form
      action="/view-as"
      className="mt-3 mb-4 flex flex-wrap items-center gap-3 text-sm text-ink-2"
      data-chrome
      method="post"
    >
      <span>{t(`viewsAs.${viewer.viewsAs}`)}</span>
      <input name="courseKey" type="hidden" value={course.courseKey} />
      <button className="text-link" name="viewAs" type="submit" value={other}>
        {t(`viewAs.${other}`)}
      </button>
    </form>
  );
}
