import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Finding, Severity } from '@/lib/olx/check';
import english from '@/messages/en.json';
import { groupFindings } from './group-findings';

const finding = (code: string, severity: Severity, path = ''): Finding => ({
  code,
  severity,
  path,
  line: null,
  block: null,
  message: code,
});

it('puts errors before warnings before notes, and what comes often before what comes once', () => {
  const groups = groupFindings([
    finding('unused-file', 'info'),
    finding('empty-container', 'warning'),
    finding('missing-start', 'warning', 'a'),
    finding('missing-start', 'warning', 'b'),
    finding('broken-xml', 'error'),
  ]);
  expect(groups.map(({ code, findings }) => [code, findings.length])).toEqual([
    ['broken-xml', 1],
    ['missing-start', 2],
    ['empty-container', 1],
    ['unused-file', 1],
  ]);
});

it('has words for every code that docs/course-check.md explains', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/course-check.md'), 'utf8');
  const codes = [...page.matchAll(/^### (\S+)$/gm)].map(([, code = '']) => code);
  expect(codes.length).toBeGreaterThan(80);
  const wordless = codes.filter((code) => {
    let words: unknown = english.studioCheck.codes;
    for (const part of code.split('.')) {
      words = typeof words === 'object' && words !== null ? Reflect.get(words, part) : undefined;
    }
    return !(typeof words === 'object' && words !== null && 'cause' in words && 'mend' in words);
  });
  expect(wordless).toEqual([]);
});
