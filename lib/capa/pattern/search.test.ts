import { describe, expect, it } from 'vitest';
import { compileSearch } from './search';

const find = (pattern: string, text: string, ignoreCase = false): unknown => {
  const result = compileSearch(pattern, { ignoreCase }).search(text);
  return result.failed ?? result.found;
};

// Each line is what Python 3.11's re.search answers.
describe('compileSearch finds what Python finds', () => {
  it.each<[string, string, boolean]>([
    ['^cat|dog$', 'catx', true],
    ['^cat|dog$', 'xdog', true],
    ['^cat|dog$', 'xcat', false],
    ['^\\d+$', '٣٤', true],
    ['^\\w+$', 'čaj_1', true],
    ['^\\w+$', 'e\u0301', false],
    ['a$', 'a\n', true],
    ['a\\Z', 'a\n', false],
    ['^[]a]+$', ']a', true],
    ['^[^]a]+$', 'bc', true],
    ['^[a\\-z]+$', 'm', false],
    ['^a{,2}$', 'aa', true],
    ['^a{2,}$', 'a', false],
    ['^a{$', 'a{', true],
    ['^x{1,b}$', 'x{1,b}', true],
    ['^(?P<q>["\'])x(?P=q)$', '"x"', true],
    ['^(?P<q>["\'])x(?P=q)$', '"x\'', false],
    ['(?<!un)happy', 'unhappy', false],
    ['(?<=un)happy', 'unhappy', true],
    ['^(?=.*\\d)(?=.*[a-z]).{4,}$', 'abc1', true],
    ['^(a*)*b$', 'aaab', true],
    ['^(a|ab)(c|bcd)(d*)$', 'abcd', true],
    ['^(?>a+)ab$', 'aaab', false],
    ['^a++ab$', 'aaab', false],
    ['^(a)?b(?(1)c|d)$', 'abc', true],
    ['^(a)?b(?(1)c|d)$', 'bc', false],
    ['(?i)STRASSE', 'strasse', true],
    ['^(?i:a)b$', 'Ab', true],
    ['^(?i:a)b$', 'AB', false],
    ['(?x) a \\  b # note', 'a b', true],
    ['(?s)^a.b$', 'a\nb', true],
    ['^a.b$', 'a\nb', false],
    ['(?m)^b$', 'a\nb\nc', true],
    ['\\bfoo\\b', 'a foo.', true],
    ['\\x41\\u00e9\\101', 'AéA', true],
    ['^(?#note)a$', 'a', true],
    ['^.$', '💡', true],
    ['\\B', '', false],
    ['(?:(\\.)??)\\1', 'éx.-', false],
    ['', 'anything', true],
  ])('%s in %j', (pattern, text, found) => {
    expect(find(pattern, text)).toBe(found);
  });

  it('ignores case as Python does', () => {
    expect(find('^straße$', 'STRAßE', true)).toBe(true);
    expect(find('^[a-z]+$', 'ABC', true)).toBe(true);
    expect(find('^k$', '\u212a', true)).toBe(true);
    expect(find('^é$', 'É', true)).toBe(true);
    expect(find('^(a)\\1$', 'aA', true)).toBe(true);
  });

  it.each([
    '(',
    ')',
    '[',
    'a**',
    '*a',
    '\\',
    'a{2,1}',
    '(?P<a>x)(?P<a>y)',
    '\\1',
    '(?<=a+)b',
    '[b-a]',
    '(?z)',
    '^*',
    '(a\\1)',
  ])('refuses %s, as Python does', (pattern) => {
    expect(find(pattern, '')).toBe('syntax');
  });
});

describe('hostile patterns and texts', () => {
  it('answers exponential patterns at once', () => {
    expect(find('^(a+)+$', `${'a'.repeat(2000)}b`)).toBe(false);
    expect(find('^(a|a)*$', `${'a'.repeat(2000)}b`)).toBe(false);
    expect(find('^(a|aa)+$', `${'a'.repeat(2000)}b`)).toBe(false);
    expect(find('(x+x+)+y', 'x'.repeat(2000))).toBe(false);
    expect(find('^(a?){50}a{50}$', 'a'.repeat(50))).toBe(true);
  });

  it('gives up on what memory of groups makes exponential', () => {
    expect(find('^(a*)(a*)(a*)(a*)(a*)\\1\\2\\3\\4\\5b$', 'a'.repeat(400))).toBe('budget');
  });

  it('takes a million letters', () => {
    expect(find('^a*$', 'a'.repeat(1_000_000))).toBe(true);
  });

  it('takes repeats that are larger than the text, and refuses programs that are too large', () => {
    expect(find('^a{1,99999999}$', 'aaa')).toBe(true);
    expect(find('^((a{1,100}){1,100}){1,100}$', 'a')).toBe('syntax');
    expect(find(`${'('.repeat(5000)}${')'.repeat(5000)}`, 'a')).toBe('syntax');
  });
});
