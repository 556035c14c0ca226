import { describe, expect, it } from 'vitest';
import { readHtml } from './read-html';

describe('readHtml', () => {
  it('lists elements with their attributes and lines', () => {
    const { elements, faults } = readHtml('<p>\n<img src="a.png" aria-label="A" class="x y" hidden></p>');
    expect(elements).toEqual([
      { tag: 'p', attributes: {}, line: 1 },
      { tag: 'img', attributes: { src: 'a.png', 'aria-label': 'A', class: 'x y', hidden: '' }, line: 2 },
    ]);
    expect(faults).toEqual([]);
  });

  it.each([
    ['a comment', '<p>a</p>\n<!-- b', 2],
    ['a tag', '<p>a</p>\n<p class="b', 2],
    ['a script', '<p>a</p>\n<script>b', 2],
    ['a doubled attribute', '\n\n<p class="a" class="b">c</p>', 3],
    ['a quote too few', '<img alt="a src="b">', 1],
  ])('tells %s that loses something, with its line', (_, html, line) => {
    expect(readHtml(html).faults.map((fault) => fault.line)).toContain(line);
  });

  it('has nothing to say of the liberties of HTML', () => {
    expect(readHtml('<p>a<p>b<br/><li>c</b>&nbsp;& d<img src=x>').faults).toEqual([]);
  });

  it('is not brought down by texts nested deeper than anybody can look', () => {
    const { faults } = readHtml('<div>'.repeat(100_000));
    expect(faults).toEqual([{ line: 1, message: 'Elements are nested too deep to be read.' }]);
  });
});
