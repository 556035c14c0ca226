import { expect, it } from 'vitest';
import { escapeHtml } from './escape-html';

it('writes every sign that means something in HTML as a reference, and nothing else', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;amp;&lt;/a&gt;',
  );
  expect(escapeHtml('Größe 5 °C')).toBe('Größe 5 °C');
});
