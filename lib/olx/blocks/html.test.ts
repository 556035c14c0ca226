import { describe, expect, it } from 'vitest';
import { parseXml } from '@/lib/olx/xml/parse-xml';
import { bodyPaths, readInlineBody } from './html';

function bodyOf(text: string): string {
  const parsed = parseXml(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return readInlineBody(parsed.root, text);
}

describe('the body of a text in XML', () => {
  it.each([
    ['<html/>', ''],
    ['<html display_name="a"> <p>x &amp; y</p>\r\n<br/> </html>', ' <p>x &amp; y</p>\r\n<br/> '],
    ['<html><![CDATA[<p>x<br> & y]]></html>', '<p>x<br> & y'],
    ['<html>a<![CDATA[<b>]]>c<![CDATA[</b>]]>d</html>', 'a<b>c</b>d'],
    ['<html><!-- <![CDATA[ --><p/><![CDATA[<!-- x]]></html>', '<!-- <![CDATA[ --><p/><!-- x'],
    ['<html><?pi <![CDATA[ ?><![CDATA[x]]></html>', '<?pi <![CDATA[ ?>x'],
  ])('%j is %j', (text, body) => {
    expect(bodyOf(text)).toBe(body);
  });
});

describe('bodyPaths', () => {
  it('looks in html/ first', () => {
    expect(bodyPaths('week1:intro')).toEqual([
      'html/week1/intro.html',
      'week1/intro.html',
      'html/week1/intro',
      'week1/intro',
    ]);
    expect(bodyPaths('a.html')[0]).toBe('html/a.html');
  });
});
