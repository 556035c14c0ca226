import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failedOfPlaywright, failedOfVitest } from './failed-tests.mjs';

const path = (name: string) => join(import.meta.dirname, '..', 'lib', name);

test('Of a report of Vitest: each failed test, and a file that failed as a whole', () => {
  const passed = { status: 'passed', fullName: 'adds', failureMessages: [] };
  const failed = {
    status: 'failed',
    fullName: 'numbers divides',
    failureMessages: ['\n\u001b[31mError: by nought\u001b[39m\n  at x'],
  };
  const testResults = [
    { name: path('a.test.ts'), status: 'passed', message: '', assertionResults: [passed] },
    { name: path('b.test.ts'), status: 'failed', message: '', assertionResults: [passed, failed] },
    { name: path('c.test.ts'), status: 'failed', message: 'no such module', assertionResults: [] },
    { name: path('d.test.ts'), status: 'failed', message: 'a hook took too long', assertionResults: [passed] },
  ];
  expect(failedOfVitest({ testResults })).toEqual([
    'lib/b.test.ts › numbers divides: Error: by nought',
    'lib/c.test.ts › the file as a whole: no such module',
    'lib/d.test.ts › the file as a whole: a hook took too long',
  ]);
});

test('Of a report of Playwright: each failed test however deep it stands, and what failed outside of them', () => {
  const spec = (title: string, status: string, message?: string) => ({
    file: 'a.spec.ts',
    title,
    tests: [{ status, results: message === undefined ? [{}] : [{ error: { message } }, {}] }],
  });
  const suites = [
    {
      specs: [spec('goes well', 'expected')],
      suites: [{ specs: [spec('goes wrong', 'unexpected', 'not visible'), spec('goes at last', 'flaky', 'too late')] }],
    },
  ];
  expect(failedOfPlaywright({ suites, errors: [{ message: 'a statement in two places' }] })).toEqual([
    'a.spec.ts › goes wrong: not visible',
    'a.spec.ts › goes at last: too late',
    'Playwright › outside of tests: a statement in two places',
  ]);
  expect(failedOfPlaywright({ suites: [] })).toEqual([]);
});
