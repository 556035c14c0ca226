import { describe, expect, it } from 'vitest';
import { composeLetter } from './compose-letter';

const letter = {
  lang: 'en',
  dir: 'ltr',
  greeting: 'Hello <b>Ada</b> & "friends",',
  paragraphs: ['One.', 'Two.'],
  link: { label: 'Open', url: 'https://learn.example.org/verify-email?token=abc&callbackUrl=%2Fcourses' },
  notes: ['It works for a day.'],
  closing: 'Lectern',
} as const;

describe('a letter', () => {
  it('says the same as text and as HTML, in order', () => {
    const { text, html } = composeLetter(letter);
    expect(text).toBe(
      `Hello <b>Ada</b> & "friends",\n\nOne.\n\nTwo.\n\nOpen:\n${letter.link.url}\n\nIt works for a day.\n\nLectern\n`,
    );
    const order = ['Hello', 'One.', 'Two.', 'Open', 'It works', '>Lectern<'].map((words) => html.indexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order.every((at) => at >= 0)).toBe(true);
  });

  it('lets nobody write HTML through a name', () => {
    const { html } = composeLetter(letter);
    expect(html).not.toContain('<b>');
    expect(html).toContain('Hello &lt;b&gt;Ada&lt;/b&gt; &amp; &quot;friends&quot;,');
    expect(html).toContain('token=abc&amp;callbackUrl=%2Fcourses');
  });
});
