import { expect, it } from 'vitest';
import { parseAddresses } from './parse-addresses';

it.each([
  ['mailto:ada@example.org', 'a link to write to'],
  ['Please enrol ada@example.org.', 'the end of a sentence'],
  ['Ada [ada@example.org]', 'brackets'],
  ['ada@example.org: the first of them', 'a colon'],
  ['\uFEFFADA@example.org', 'the mark that spreadsheets begin a file with'],
  ["'ada@example.org'", 'quotation marks'],
  ['|ada@example.org|', 'the bars of a table'],
])('reads an address out of %j: %s', (text) => {
  expect(parseAddresses(text)).toEqual({ emails: ['ada@example.org'], unreadable: [] });
});

it('takes nothing off an address that is part of it', () => {
  expect(parseAddresses("o'brien@example.org").emails).toEqual(["o'brien@example.org"]);
});
