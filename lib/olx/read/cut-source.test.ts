import { describe, expect, it } from 'vitest';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { cutSource } from './cut-source';

function cut(text: string): string {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return cutSource(text, parsed.root);
}

describe('cutSource', () => {
  it.each([
    ['<!-- a --><p x="1">\r\n<q/></p>\n', '<p x="1">\r\n<q/></p>'],
    ['<p parent_url="u" index_in_children_list="0" x="1"/>', '<p x="1"/>'],
    [
      '<p x=\'1\'\n   parent_sequential_url = \'u\'\n y="2">parent_url="z"</p>',
      '<p x=\'1\'\n y="2">parent_url="z"</p>',
    ],
    ['<p x=" parent_url=\'a\' " parent_url="u"  >t</p>', '<p x=" parent_url=\'a\' "  >t</p>'],
    ['<p parent_url="a > b"/>', '<p/>'],
  ])('%j gives %j', (text, source) => {
    expect(cut(text)).toBe(source);
  });
});
