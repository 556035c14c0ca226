import { expect, it } from 'vitest';
import { readSourceText } from './read-source-text';

it.each([
  ['<p>One &amp; <b>two</b></p>', 'One & two'],
  ['<p>One</p><p>Two</p>', 'One Two'],
  ['a<b>b</b>c <!-- no --> <script>x()</script>d', 'abc d'],
  ['<problem><label>Which?</label><choice correct="true">A</choice></problem>', 'Which? A'],
  ['&unknown; &lt;', '&unknown; <'],
])('reads %s', (source, text) => {
  expect(readSourceText(source)).toBe(text);
});
