import type { CourseOutline } from '@/lib/courses';
import { courseDatesPath, coursePath, courseProgressPath, staticPagePath, textbooksPath } from '@/lib/courses';
import type { Json } from '@/lib/olx/model';
import type { CourseHead, CourseTab, CourseViewer } from './model';
import { listTextbooks } from './textbooks/list-textbooks';

/** A static page as the course's settings list it. */
export interface StaticTabEntry {
  readonly slug: string;
  readonly name: string;
  readonly isHidden: boolean;
  readonly isStaffOnly: boolean;
}

const text = (value: Json | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);

function tabEntries(outline: CourseOutline): readonly { readonly [key: string]: Json }[] {
  const { tabs } = outline.course.settings;
  return Array.isArray(tabs)
    ? tabs.filter((tab) => typeof tab === 'object' && tab !== null && !Array.isArray(tab))
    : [];
}

/** The course's own pages in their order. */
export function listStaticTabs(outline: CourseOutline): readonly StaticTabEntry[] {
  return tabEntries(outline).flatMap((tab) => {
    const slug = text(tab.url_slug);
    return tab.type === 'static_tab' && slug !== null && slug in outline.documents.tabs
      ? [
          {
            slug,
            name: text(tab.name) ?? slug,
            isHidden: tab.is_hidden === true,
            isStaffOnly: tab.course_staff_only === true,
          },
        ]
      : [];
  });
}

/** The head of a course's pages. Hidden pages are left out of its tabs; they open by their address, as in Open edX. */
export function courseHead(
  row: Pick<CourseHead, 'courseKey' | 'title' | 'org' | 'number' | 'run' | 'language'>,
  outline: CourseOutline,
  viewer: CourseViewer,
): CourseHead {
  const { courseKey, title, org, number, run, language } = row;
  const { start, end, isSelfPaced } = outline.courseSchedule;
  return {
    courseKey,
    title,
    org,
    number,
    run,
    language,
    href: coursePath(courseKey),
    startAt: start.toISOString(),
    endAt: end?.toISOString() ?? null,
    isSelfPaced,
    tabs: listTabs(courseKey, outline, viewer),
    viewer,
  };
}

function listTabs(courseKey: string, outline: CourseOutline, viewer: CourseViewer): readonly CourseTab[] {
  const isHiddenTab = (...types: readonly Json[]) =>
    tabEntries(outline).some(({ type, is_hidden }) => types.includes(type ?? null) && is_hidden === true);
  const hasOwn = viewer.isEnrolled || viewer.isStaff;
  const own: CourseTab[] = [];
  if (hasOwn && !isHiddenTab('progress')) {
    own.push({ kind: 'progress', name: null, href: courseProgressPath(courseKey) });
  }
  if (hasOwn) {
    own.push({ kind: 'dates', name: null, href: courseDatesPath(courseKey) });
  }
  if (listTextbooks(courseKey, outline).length > 0 && !isHiddenTab('textbooks', 'pdf_textbooks', 'html_textbooks')) {
    own.push({ kind: 'textbooks', name: null, href: textbooksPath(courseKey) });
  }
  const pages = listStaticTabs(outline).filter(
    ({ isHidden, isStaffOnly }) => !isHidden && (!isStaffOnly || viewer.viewsAs === 'staff'),
  );
  return [
    { kind: 'home', name: null, href: coursePath(courseKey) },
    ...own,
    ...pages.map(({ slug, name }): CourseTab => ({ kind: 'static', name, href: staticPagePath(courseKey, slug) })),
  ];
}
