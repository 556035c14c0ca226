import { readdirSync, readFileSync } from 'node:fs';
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

/** Where an import refuses a course because there is nothing that could be checked. */
const unopened = ['archive.missing', 'archive.unknown-format', 'archive.broken', 'archive.encrypted'];

describe('the codes of an import', () => {
  it('are all codes of a check', () => {
    const said = ['lib/olx/read', 'lib/courses/archive'].flatMap((folder) =>
      readdirSync(join(process.cwd(), folder))
        .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
        .flatMap((name) => [
          ...readFileSync(join(process.cwd(), folder, name), 'utf8').matchAll(
            /(?:\.warn|\.note|invalid|new CourseRefusal)\(\s*'([\w.-]+)'/g,
          ),
        ])
        .map(([, code = '']) => code),
    );
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter((code) => !Object.hasOwn(checkCodes, code) && !unopened.includes(code))).toEqual([]);
  });
});
