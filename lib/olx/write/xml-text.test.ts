import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xmlText } from '@/lib/olx/fields/encode-field';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { element, isXmlName } from './xml-text';

describe('element', () => {
  it('writes any text that XML can hold so that it is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(xmlText.test(text));
        const parsed = parseXml(element('a', [['x', text]], ['<b/>']));
        expect(parsed).toMatchObject({
          ok: true,
          root: { name: 'a', attributes: { x: text }, children: [{ name: 'b' }] },
        });
      }),
    );
  });

  it('is laid out as Open edX does it', () => {
    expect(element('a', [['x', '1 < "2"\n']])).toBe('<a x="1 &lt; &quot;2&quot;&#10;"/>');
    expect(element('a', [], ['<b/>', '<c/>'])).toBe('<a>\n  <b/>\n  <c/>\n</a>');
  });
});

describe('isXmlName', () => {
  it('agrees with the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), (name) => {
        if (isXmlName(name))
          expect(parseXml(`<a ${name}="1"/>`)).toMatchObject({ ok: true, root: { attributes: { [name]: '1' } } });
      }),
    );
    expect(['a', 'xblock-family', 'é', 'x:y', '_1'].every(isXmlName)).toBe(true);
    expect(['', '1', 'two words', 'a=', '-a', '<'].some(isXmlName)).toBe(false);
  });
});
