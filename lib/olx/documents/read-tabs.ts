import type { CourseDocuments, Json, Settings, StaticTab } from '@/lib/olx/model';

/** One entry of the course's tabs: a page of its own, or a link that the course team made. */
export interface CourseTab {
  /** `course_info`, `courseware`, `progress`, `dates`, `static_tab`, `external_link`, `wiki`, … */
  readonly type: string;
  readonly name: string | null;
  readonly isHidden: boolean;
  readonly isForStaffOnly: boolean;
  /** For `static_tab`: the name of its file in `tabs/`. */
  readonly slug: string | null;
  /** For `external_link` and `external_discussion`. */
  readonly link: string | null;
}

/** The tabs that a course sets, in order; an empty list where it sets none. */
export function readTabs(settings: Settings): readonly CourseTab[] {
  const tabs = Array.isArray(settings.tabs) ? settings.tabs : [];
  return tabs.flatMap((tab: Json) => {
    if (typeof tab !== 'object' || tab === null || !('type' in tab) || typeof tab.type !== 'string') return [];
    return [
      {
        type: tab.type,
        name: text(tab.name),
        isHidden: tab.is_hidden === true,
        isForStaffOnly: tab.course_staff_only === true,
        slug: text(tab.url_slug),
        link: text(tab.link),
      },
    ];
  });
}

/**
 * The static pages of a course in the order of its tabs, with their HTML. A page without a tab is not shown by Open edX and
 * is not answered here.
 */
export function readStaticTabs(settings: Settings, documents: CourseDocuments): readonly StaticTab[] {
  return readTabs(settings).flatMap(({ type, slug, name, isHidden }) => {
    if (type !== 'static_tab' || slug === null || !Object.hasOwn(documents.tabs, slug)) return [];
    return [{ slug, name: name ?? slug, html: documents.tabs[slug] ?? '', isHidden }];
  });
}

const text = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : null);
