import { decodeXml } from '@/lib/olx/xml/decode-text';
import { skipProlog } from '@/lib/olx/xml/skip-prolog';
import { readXmlFile } from './read-xml-file';
import type { Reading } from './reading';

/**
 * The files that nothing in the course uses: they are kept for export. A block that nothing points at gets a warning.
 *
 * @throws Invalid `xml.doctype` where one of them is XML with a document type declaration
 */
export function sortUnknownFiles(reading: Reading): readonly string[] {
  const paths = reading.untaken();
  for (const path of paths) {
    const why = reading.whyBypassed(path);
    if (why !== undefined) reading.warnings.push(why);
    const [, draft, folder] = /^(drafts\/)?([^/]+)\/.*\.xml$/.exec(path) ?? [];
    if (folder === undefined || folder === 'assets') continue;
    const text = decodeXml(reading.bytes(path) ?? new Uint8Array()) ?? '';
    if (text.includes('<!DOCTYPE')) readXmlFile(reading, path);
    if (why !== undefined || !beginsWith(folder, text)) continue;
    if (draft === undefined)
      reading.warn(
        'orphan',
        path,
        null,
        `Nothing in the course points at this ${folder}. The file is kept, but not shown.`,
      );
    else
      reading.warn(
        'orphan-draft',
        path,
        null,
        'Nothing in the course points at this draft. The file is kept, but not shown.',
      );
  }
  return paths;
}

/** Whether the first element of an XML text has this name. */
function beginsWith(name: string, text: string): boolean {
  const start = skipProlog(text);
  return text.startsWith(`<${name}`, start) && /[\s/>]/.test(text[start + name.length + 1] ?? '');
}
