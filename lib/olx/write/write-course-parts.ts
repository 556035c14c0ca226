import { xmlText } from '@/lib/olx/fields/encode-field';
import type { Json, Settings } from '@/lib/olx/model';
import { type WrittenSettings, writeAttributes } from './write-attributes';
import { element, isXmlName } from './xml-text';

/** Open edX writes these into the policy alone. */
const onlyInPolicy = new Set(['tabs', 'discussion_topics', 'discussion_blackouts', 'grading_policy']);

/** The settings of a course as attributes, without those that stand in it as elements or belong into the policy. */
export function writeCourseAttributes(settings: Settings): WrittenSettings {
  const { attributes, rest } = writeAttributes('course', settingsWithoutElements(settings));
  const moved = Object.entries(settings).filter(([name]) => onlyInPolicy.has(name));
  return {
    attributes: attributes.filter(([name]) => !onlyInPolicy.has(name)),
    rest: { ...rest, ...Object.fromEntries(moved) },
  };
}

/** The settings that no element of the course says. */
export function settingsWithoutElements(settings: Settings): Settings {
  const inElements = new Set([
    ...(wikiElement(settings) === undefined ? [] : ['wiki_slug']),
    ...(textbookElements(settings).length === 0 ? [] : ['textbooks']),
  ]);
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !inElements.has(name)));
}

/** Settings that stand in the course as elements. */
export function courseElements(settings: Settings): readonly string[] {
  const wiki = wikiElement(settings);
  return [...textbookElements(settings), ...(wiki === undefined ? [] : [wiki])];
}

function wikiElement({ wiki_slug: slug }: Settings): string | undefined {
  return typeof slug === 'string' && xmlText.test(slug) ? element('wiki', [['slug', slug]]) : undefined;
}

/** Textbooks as elements, where they are what elements can hold. */
function textbookElements({ textbooks }: Settings): readonly string[] {
  if (!Array.isArray(textbooks)) return [];
  const elements = textbooks.flatMap((book: Json) => {
    if (typeof book !== 'object' || book === null || Array.isArray(book)) return [];
    const attributes = Object.entries(book).flatMap(([name, value]): [string, string][] =>
      isXmlName(name) && typeof value === 'string' && xmlText.test(value) ? [[name, value]] : [],
    );
    return attributes.length === Object.keys(book).length ? [element('textbook', attributes)] : [];
  });
  return elements.length === textbooks.length ? elements : [];
}
