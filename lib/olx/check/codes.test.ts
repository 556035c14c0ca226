import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCodes } from './codes';

const page = readFileSync(join(process.cwd(), 'docs', 'course-check.md'), 'utf8');
const sections = page
  .split(/^###? /m)
  .slice(1)
  .map((section) => section.split('\n'))
  .filter(([heading = '']) => !heading.includes(' ') && heading === heading.toLowerCase());

describe('docs/course-check.md', () => {
  it('has a heading for each code, and none for anything else', () => {
    expect(sections.map(([heading]) => heading).sort()).toEqual(Object.keys(checkCodes).sort());
  });

  it.each(sections.map(([heading = '', ...lines]) => [heading, lines.join('\n')]))(
    'says of %s how much it matters, and how to mend it',
    (code, text) => {
      const severity = Object.entries(checkCodes).find(([name]) => name === code)?.[1];
      expect(text.trim().toLowerCase()).toMatch(new RegExp(`^${severity}\\. \\S`));
      expect(text).toMatch(/^\*Mend:\* \S/m);
    },
  );

  it('leads every name of olxcleaner to codes that are there', () => {
    const rows = [...page.matchAll(/^\| ([A-Z]\w+) \| (`.*`) \|$/gm)].map(([, name = '', cell = '']) => ({
      name,
      codes: cell.split(', ').map((code) => code.replaceAll('`', '')),
    }));
    expect(rows).toHaveLength(38);
    for (const { codes } of rows) for (const code of codes) expect(Object.keys(checkCodes)).toContain(code);
  });
});
