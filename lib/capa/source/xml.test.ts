import { describe, expect, it } from 'vitest';
import { childElements, descendant, leadingText, parseXml, textOf } from './xml';

describe('parseXml', () => {
  it('reads elements, text, CDATA and the usual entities, and drops comments', () => {
    const { root } = parseXml('\n<a x="1 &lt; 2">t<!-- c --><![CDATA[<raw>]]>&amp;&#65;&nbsp;<b/>u</a>');
    expect(root).toMatchObject({ tag: 'a', attributes: { x: '1 < 2' }, line: 1 });
    if (!root) return;
    expect(textOf(root)).toBe('t<raw>&A\u00a0u');
    expect(leadingText(root)).toBe('t<raw>&A\u00a0');
    expect(childElements(root)).toHaveLength(1);
    expect(descendant(root, 'b')?.tag).toBe('b');
  });

  it.each([
    ['<a><b></a>', 'broken-xml'],
    ['<a>&bogus;</a>', 'broken-xml'],
    ['<a x=1/>', 'broken-xml'],
    ['plain', 'broken-xml'],
    ['', 'broken-xml'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'doctype'],
    [`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`, 'too-deep'],
  ])('says what is wrong with %.40s', (source, code) => {
    expect(parseXml(source)).toMatchObject({ root: null, fault: { code } });
  });

  it('gives the place', () => {
    expect(parseXml('<a>\n<b>\n</a>').fault).toMatchObject({ line: 3 });
  });
});
