import { invalid, notFound } from '@/lib/errors';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import type { Json } from '@/lib/olx/model';
import type { LiveCourse } from '../../authoring/change-live';
import type { FieldValue } from '../live-field';
import { isPlainObject } from '../partitions';

type Tab = { readonly [key: string]: Json };

/** One of the course's own pages, as its tab says. */
export interface CoursePage {
  readonly slug: string;
  readonly name: string;
  readonly isHidden: boolean;
  readonly isStaffOnly: boolean;
}

/** A change of the list of pages. */
export type PagesEdit =
  | { readonly kind: 'add'; readonly name: string }
  | { readonly kind: 'remove'; readonly slug: string }
  | { readonly kind: 'move'; readonly slug: string; readonly by: 'up' | 'down' }
  | { readonly kind: 'show-progress' | 'hide-progress' };

/** What Open edX gives a course that names no tabs. */
const usualTabs: readonly Json[] = [
  { type: 'courseware', name: 'Course' },
  { type: 'progress', name: 'Progress' },
  { type: 'dates', name: 'Dates' },
];

const tabsOf = ({ settings }: LiveCourse): readonly Json[] => (Array.isArray(settings.tabs) ? settings.tabs : []);
const isPage = (tab: Json): tab is Tab =>
  isPlainObject(tab) && tab.type === 'static_tab' && typeof tab.url_slug === 'string';
const isOf = (slug: string) => (tab: Json) => isPage(tab) && tab.url_slug === slug;

/** The course's own pages in their order, hidden ones too. */
export const listPages = (live: LiveCourse): readonly CoursePage[] =>
  tabsOf(live)
    .filter(isPage)
    .map(({ url_slug, name, is_hidden, course_staff_only }) => ({
      slug: String(url_slug),
      name: typeof name === 'string' && name !== '' ? name : String(url_slug),
      isHidden: is_hidden === true,
      isStaffOnly: course_staff_only === true,
    }));

export const isProgressHidden = (live: LiveCourse): boolean =>
  tabsOf(live).some((tab) => isPlainObject(tab) && tab.type === 'progress' && tab.is_hidden === true);

/** A key of a page's tab; undefined where there is no such page, or it does not say. */
export function readPageTab(live: LiveCourse, slug: string, key: string): FieldValue {
  const tab = tabsOf(live).find(isOf(slug));
  return isPlainObject(tab) ? tab[key] : undefined;
}

/** The course with another value in a page's tab. */
export function writePageTab(live: LiveCourse, slug: string, key: string, value: FieldValue): LiveCourse {
  const tabs = tabsOf(live).map((tab): Json => {
    if (!isOf(slug)(tab) || !isPlainObject(tab)) {
      return tab;
    }
    const { [key]: _old, ...rest } = tab;
    return value === undefined ? rest : { ...rest, [key]: value };
  });
  return { ...live, settings: { ...live.settings, tabs } };
}

/**
 * The course after one change of its list of pages. Pure. Throws NotFound `pages.not-found`, Invalid `pages.name-missing`.
 */
export function editPages(live: LiveCourse, edit: PagesEdit): LiveCourse {
  const documents = live.documents ?? noDocuments;
  const stored = tabsOf(live);
  const tabs = stored.length > 0 ? stored : usualTabs;
  const withTabs = (next: readonly Json[], pages = documents.tabs): LiveCourse => ({
    ...live,
    settings: { ...live.settings, tabs: next },
    documents: { ...documents, tabs: pages },
  });
  switch (edit.kind) {
    case 'add': {
      const name = edit.name.trim();
      if (name === '') {
        throw invalid('pages.name-missing', 'Say what the page is called.', { fields: { name: 'pages.name-missing' } });
      }
      const slug = freeSlug(
        name,
        new Set([...Object.keys(documents.tabs), ...listPages(live).map((page) => page.slug)]),
      );
      const tab = { type: 'static_tab', name, url_slug: slug, course_staff_only: false };
      return withTabs([...tabs, tab], { ...documents.tabs, [slug]: '' });
    }
    case 'remove': {
      if (!tabs.some(isOf(edit.slug))) {
        throw gone();
      }
      const { [edit.slug]: _body, ...rest } = documents.tabs;
      return withTabs(
        tabs.filter((tab) => !isOf(edit.slug)(tab)),
        rest,
      );
    }
    case 'move': {
      const places = tabs.flatMap((tab, place) => (isPage(tab) ? [place] : []));
      const at = places.findIndex((place) => isOf(edit.slug)(tabs[place] ?? null));
      const from = places[at];
      const to = places[at + (edit.by === 'up' ? -1 : 1)];
      if (from === undefined) {
        throw gone();
      }
      if (to === undefined) {
        return live;
      }
      return withTabs(tabs.map((tab, place) => (place === from ? tabs[to] : place === to ? tabs[from] : tab) ?? null));
    }
    case 'show-progress':
    case 'hide-progress': {
      const isProgress = (tab: Json) => isPlainObject(tab) && tab.type === 'progress';
      const all = tabs.some(isProgress) ? tabs : [...tabs, { type: 'progress', name: 'Progress' }];
      const isHidden = edit.kind === 'hide-progress';
      return withTabs(
        all.map((tab) => (isProgress(tab) && isPlainObject(tab) ? { ...tab, is_hidden: isHidden } : tab)),
      );
    }
  }
}

const gone = () => notFound('pages.not-found', 'This page is not there any more. Somebody else may have removed it.');

/** A name for the address of a page, which no other page has. */
function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'page';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) {
      return slug;
    }
  }
}
