import { describe, expect, it } from 'vitest';
import { isBlockName } from '@/lib/olx/identity';
import { parseXml, type XmlElement } from '@/lib/olx/xml/parse-xml';
import { blockPath, fallbackId, idFromName, isPointer, typeOf, writtenName } from './name-block';

function parsed(text: string): XmlElement {
  const result = parseXml(text);
  if (!result.ok) throw new Error(result.message);
  return result.root;
}

describe('names', () => {
  it.each([
    ['<a url_name="x" slug="y"/>', 'x'],
    ['<a slug="y" name="z"/>', 'y'],
    ['<a name="Week 1: Intro"/>', 'Week_1__Intro'],
    ['<a display_name="Größe &amp; Maß"/>', 'Größe___Maß'],
    ['<a url_name=""/>', undefined],
    ['<a/>', undefined],
  ])('%s is called %s', (text, name) => {
    expect(writtenName(parsed(text))).toBe(name);
  });

  it('makes an id of any name', () => {
    expect(idFromName('html', 'week1:one')).toBe('week1:one');
    expect(idFromName('html', 'a b/c@d')).toBe('a_b_c_d');
    expect(idFromName('html', 'x'.repeat(400))).toMatch(/^html_[0-9a-f]{12}$/);
    expect(fallbackId('html', 'intro', '<html/>')).toMatch(/^html_intro_[0-9a-f]{12}$/);
    expect(isBlockName({ type: 'html', id: fallbackId('html', 'x'.repeat(250), 'y') })).toBe(true);
  });

  it('tells pointers from blocks', () => {
    expect(isPointer(parsed('<html url_name="a"> \n</html>'))).toBe(true);
    for (const text of [
      '<html/>',
      '<html slug="a"/>',
      '<html url_name="a" x="1"/>',
      '<html url_name="a">t</html>',
      '<html url_name="a"><b/></html>',
    ]) {
      expect(isPointer(parsed(text))).toBe(false);
    }
  });

  it('finds files and types', () => {
    expect(blockPath('problem', 'week1:one')).toBe('problem/week1/one.xml');
    expect(typeOf(parsed('<drag-and-drop-v2/>'))).toBe('drag-and-drop-v2');
    expect(typeOf(parsed('<a·b/>'))).toBe('a_b');
  });
});
