import { markdownToOlx } from '../markdown';
import { parseXml } from '../source/xml';
import { xmlAttributes } from './write-xml';

/**
 * The source of a problem whose markdown was edited. Markdown says nothing of the attributes of `<problem>`: those of the source
 * before stay.
 *
 * @example markdownSource('= 5', '<problem weight="2"/>') // a <problem weight="2"> with <numericalresponse answer="5">
 */
export function markdownSource(markdown: string, before: string): string {
  const attributes = xmlAttributes(parseXml(before).root?.attributes ?? {});
  return markdownToOlx(markdown).replace(/^<problem>/, () => `<problem${attributes}>`);
}
