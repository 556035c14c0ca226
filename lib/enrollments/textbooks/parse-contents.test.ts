import { expect, it } from 'vitest';
import { parseContents } from './parse-contents';

it('reads a table of contents with what stands within its entries, and the numbers that the book prints', () => {
  const contents = parseContents(
    '<?xml version="1.0"?><table_of_contents><entry page="5" page_label="ii" name="Preface"/>' +
      '<entry name="Part one" chapter="1"><entry page="9" page_label="1" name="Elephants"/><note/></entry></table_of_contents>',
  );
  expect(contents).toEqual([
    { title: 'Preface', page: 5, label: 'ii', depth: 0 },
    { title: '1 Part one', page: 9, label: '9', depth: 0 },
    { title: 'Elephants', page: 9, label: '1', depth: 1 },
  ]);
});

it.each(['', 'no xml', '<a/>', '<!DOCTYPE t [<!ENTITY x "y">]><t><entry page="1"/></t>', '<t><entry page="-1"/></t>'])(
  'takes %j for no table of contents',
  (text) => {
    expect(parseContents(text)).toBeNull();
  },
);
