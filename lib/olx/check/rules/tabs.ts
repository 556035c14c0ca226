import { readTabs } from '@/lib/olx/documents/read-tabs';
import type { Rule } from '../finding';

/** Tabs that name no page, and pages that no tab shows. */
export const findTabs: Rule = function* ({ course, documents, identity }) {
  const path = `policies/${identity.run}/policy.json`;
  const slugs = readTabs(course.settings).flatMap(({ type, slug }) => (type === 'static_tab' ? [slug ?? ''] : []));
  for (const slug of slugs) {
    if (Object.hasOwn(documents.tabs, slug)) continue;
    yield {
      code: 'tab-without-page',
      path,
      message: `A tab names the page "${slug}", but there is no tabs/${slug}.html.`,
    };
  }
  for (const slug of Object.keys(documents.tabs)) {
    if (slugs.includes(slug)) continue;
    yield { code: 'page-without-tab', path: `tabs/${slug}.html`, message: 'No tab names this page: nobody finds it.' };
  }
};
