import { parseXml, type XmlElement } from '@/lib/olx/xml/parse-xml';

/** A line of a table of contents: the number of the page image, and the number that is printed on the page. */
export interface ContentsLine {
  readonly title: string;
  readonly page: number;
  readonly label: string;
  readonly depth: number;
}

/**
 * Reads the `toc.xml` of a textbook of page images: `<entry page page_label name>`, nested as the book is. Entries without a page are
 * headings of what is in them and lead to the first of it. Null where the text is no such table. Pure.
 *
 * @example parseContents('<table_of_contents><entry page="5" page_label="ii" name="Preface"/></table_of_contents>')
 */
export function parseContents(text: string): readonly ContentsLine[] | null {
  const xml = parseXml(text.trim());
  if (!xml.ok) {
    return null;
  }
  const lines: ContentsLine[] = [];
  const visit = ({ children }: XmlElement, depth: number) => {
    for (const entry of children.filter(({ name }) => name === 'entry')) {
      const page = pageOf(entry);
      if (page !== null) {
        const { name = '', chapter, page_label: label } = entry.attributes;
        const title = [chapter, name].filter((word) => word?.trim()).join(' ') || `${page}`;
        lines.push({ title, page, label: label?.trim() || `${page}`, depth });
      }
      visit(entry, depth + 1);
    }
  };
  visit(xml.root, 0);
  return lines.length > 0 ? lines : null;
}

function pageOf(entry: XmlElement): number | null {
  const page = Number(entry.attributes.page ?? Number.NaN);
  if (Number.isSafeInteger(page) && page > 0) {
    return page;
  }
  return entry.children.reduce<number | null>((found, child) => found ?? pageOf(child), null);
}
