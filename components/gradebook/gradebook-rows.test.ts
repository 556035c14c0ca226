import { expect, test } from 'vitest';
import { gradebookRowsHtml, packRows } from './gradebook-rows';

const words = {
  none: 'not tried',
  set: 'set by the team',
  notPassed: 'No pass',
  numbers: Array.from({ length: 101 }, (_, percent) => String(percent)),
};
const row = {
  userId: 'usr_1',
  name: '<img src=x onerror=alert(1)>',
  email: `"o'brien"@example.org`,
  percent: 0.456,
  letter: null,
  isPassed: false,
  cells: [1, null, 0.5],
  overridden: new Set([2]),
};

test('what people call themselves is text, whatever they write', () => {
  const html = gradebookRowsHtml(packRows([row]), { words, learnersPath: '/a"b/learners' });
  expect(html).not.toContain('<img');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('&quot;o&#x27;brien&quot;@example.org');
  expect(html).toContain('href="/a&quot;b/learners/usr_1"');
});

test('a row says grade, letter and each cell, and which of them the team set', () => {
  const html = gradebookRowsHtml(packRows([row]), { words, learnersPath: '/learners' });
  expect(html.slice(html.indexOf('</th>'))).toBe(
    '</th><td class=gradebook-sum>46<td class=gradebook-letter>No pass<td>100<td class=gradebook-none aria-label="not tried">–' +
      '<td class=gradebook-set>50<span class=sr-only> set by the team</span>',
  );
});
