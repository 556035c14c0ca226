import { expect, it } from 'vitest';
import { markdownToOlx } from '@/lib/capa';
import { isMarkdownOf, writeMarkdown } from './write-markdown';

it.each([
  ['a question with choices', '>>Which?||One of them.<<\n\n(x) Paris {{ Yes:: It is. }}\n( ) Rome\n(@) None of them'],
  ['shuffled choices', '(!x) a\n( ) b'],
  [
    'boxes with what is said to them',
    '>>Which?<<\n\n[x] a {{ selected: yes }, { unselected: no }}\n[ ] b\n{{ ((A B)) Not both. }}',
  ],
  ['a dropdown', '>>Which?<<\n\n[[a, (b), c]]'],
  ['a dropdown with feedback', '[[\n(a) {{ Yes:: right }}\nb {{ no }}\n]]'],
  ['a number', '>>How many?<<\n\n= 5 +- 10% {{ Well done. }}\nor= 7'],
  ['a range', '= [1, 2)'],
  ['text', '>>Who?<<\n\n= Ada {{ Yes }}\nor= Lovelace\nnot= Charles {{ He built it. }}'],
  ['text that begins as a number', 's= 2 apples'],
  ['a pattern', '=| \\w+ lace'],
  [
    'text around, an explanation, hints',
    'Read this.\n\n<ul><li>a</li></ul>\n\n= 5\n\n[explanation]\nBecause & so.\n\nTwice.\n[explanation]\n\n||First||\n||Second||',
  ],
  ['a heading', 'Part one\n===\n\nText\n\n= 5'],
  ['several questions', '>>One?<<\n\n= 5\n\n---\n\n>>Two?<<\n\n(x) a\n( ) b'],
])('writes %s as markdown that says the same', (_, markdown) => {
  const source = markdownToOlx(markdown);
  const { markdown: written } = writeMarkdown(source);
  expect(written).toBeDefined();
  expect(isMarkdownOf(written ?? '', source)).toBe(true);
});

it.each([
  [
    'what markdown has no sign for',
    '<problem><numericalresponse answer="5"><formulaequationinput trailing_text="m"/></numericalresponse></problem>',
    'differs',
  ],
  ['text that minds its case', '<problem><stringresponse answer="a"><textline/></stringresponse></problem>', 'differs'],
  ['a script', '<problem><script type="loncapa/python">x=1</script></problem>', 'script'],
])('does not write %s', (_, source, reason) => {
  expect(writeMarkdown(source).refusal).toMatchObject({ reason });
});

it('sees that markdown was left behind by an edit of the source', () => {
  expect(
    isMarkdownOf(
      '= 5',
      '<problem max_attempts="2"><numericalresponse answer="5"><formulaequationinput/></numericalresponse></problem>',
    ),
  ).toBe(true);
  expect(
    isMarkdownOf('= 5', '<problem><numericalresponse answer="6"><formulaequationinput/></numericalresponse></problem>'),
  ).toBe(false);
});
