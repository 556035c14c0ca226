import { describe, expect, it } from 'vitest';
import { maxXmlDepth, parseXml, type XmlElement } from './parse-xml';

function rootOf(text: string): XmlElement {
  const result = parseXml(text);
  if (!result.ok) throw new Error(result.message);
  return result.root;
}

describe('parseXml', () => {
  it.each([
    ['a self-closing element', '<a/>'],
    ['text and children', '<a x="1">t<b>u</b>v</a>'],
    ['a byte order mark', '\uFEFF<a>t</a>'],
    ['Windows line endings', '<?xml version="1.0"?>\r\n<a\r\n x="1"\r\n>\r\n<b/>\r\n</a\r\n>\r\n'],
    ['characters outside the basic plane', '<!-- 😀 --><a t="😀">😀<b>𝒳</b></a>'],
    ['CDATA that holds markup', '<a><![CDATA[</a><b>]]><b/></a>'],
    ['a comment that holds markup', '<a><!-- <b></a> --><b/></a>'],
    ['an attribute that holds the end of a tag', '<a t="x > y"><b/></a>'],
  ])('cuts elements out of the text exactly: %s', (_, text) => {
    const check = (element: XmlElement) => {
      expect(text.slice(element.start)).toMatch(new RegExp(`^<${element.name}[\\s/>]`));
      expect(text[element.end - 1]).toBe('>');
      expect(text[element.openEnd - 1]).toBe('>');
      if (element.closeStart !== element.openEnd || !text.slice(element.start, element.end).endsWith('/>')) {
        expect(text.slice(element.closeStart, element.end)).toMatch(new RegExp(`^</${element.name}\\s*>$`));
      }
      for (const child of element.children) check(child);
    };
    check(rootOf(text));
  });

  it('keeps the order of attributes and decodes their values', () => {
    const { attributes } = rootOf('<a z="1&#10;2" y="&lt;&amp;&quot;" x="caf&eacute;&nbsp;!"/>');
    expect(Object.entries(attributes)).toEqual([
      ['z', '1\n2'],
      ['y', '<&"'],
      ['x', 'caf\u00e9\u00a0!'],
    ]);
  });

  it('says where HTML entities were used, and finds none by the names of object methods', () => {
    expect(parseXml('<a>&nbsp;</a>')).toMatchObject({ ok: true, usesHtmlEntities: true });
    expect(parseXml('<a>&lt;</a>')).toMatchObject({ ok: true, usesHtmlEntities: false });
    expect(parseXml('<a><![CDATA[&nbsp;]]></a>')).toMatchObject({ ok: true, usesHtmlEntities: false });
    expect(parseXml('<a>&constructor;</a>')).toMatchObject({ ok: false, code: 'broken-xml' });
    expect(parseXml('<a>&own;</a>')).toMatchObject({ ok: false, code: 'broken-xml' });
  });

  it('takes any attribute name, those of object properties too', () => {
    expect(Object.entries(rootOf('<a __proto__="x" constructor="y"/>').attributes)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it.each([
    '<!DOCTYPE a><a/>',
    '<?xml version="1.0"?><!-- c --><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    '<!DOCTYPE a [',
  ])('refuses a document type declaration: %s', (text) => {
    expect(parseXml(text)).toMatchObject({ ok: false, code: 'xml.doctype' });
  });

  it('says in which line the XML is broken', () => {
    expect(parseXml('<a>\n<b>\n</a>')).toMatchObject({ ok: false, code: 'broken-xml', line: 3 });
    expect(parseXml('')).toMatchObject({ ok: false, code: 'broken-xml' });
    expect(parseXml('<a/><b/>')).toMatchObject({ ok: false });
    expect(parseXml('<a x="1" x="2"/>')).toMatchObject({ ok: false });
    expect(parseXml('<a>\u0000</a>')).toMatchObject({ ok: false });
  });

  it('refuses nesting that would overflow whoever walks it', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(parseXml(nested(maxXmlDepth)).ok).toBe(true);
    expect(parseXml(nested(maxXmlDepth + 1)).ok).toBe(false);
    expect(parseXml(nested(50_000)).ok).toBe(false);
  });

  it('tells text from white space', () => {
    expect(rootOf('<a> \n <b/></a>').hasText).toBe(false);
    expect(rootOf('<a><b>x</b></a>').hasText).toBe(false);
    expect(rootOf('<a><![CDATA[x]]></a>').hasText).toBe(true);
  });
});
