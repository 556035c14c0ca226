import type { Json, Settings } from '@/lib/olx/model';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';

/** The children of a course that are settings, not blocks: `<wiki slug>` and `<textbook title book_url>`. */
export function readCourseParts(
  element: XmlElement,
  settings: Settings,
): { readonly settings: Settings; readonly blocks: readonly XmlElement[] } {
  const wikiSlug = element.children.findLast((child) => child.name === 'wiki')?.attributes.slug;
  const textbooks = element.children
    .filter((child) => child.name === 'textbook')
    .map((child): Json => ({ ...child.attributes }));
  return {
    // What the policy says stands above what the element says.
    settings: {
      ...(wikiSlug === undefined ? {} : { wiki_slug: wikiSlug }),
      ...(textbooks.length === 0 ? {} : { textbooks }),
      ...settings,
    },
    blocks: element.children.filter((child) => child.name !== 'wiki' && child.name !== 'textbook'),
  };
}
