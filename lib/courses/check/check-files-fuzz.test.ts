import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCourse } from '@/lib/olx';
import { checkCodes, checkCourse, type Finding } from '@/lib/olx/check';
import { damagedFiles, seed } from '@/tests/support/damaged-courses';
import { olxFiles } from '@/tests/support/olx-files';
import { refused } from './check-files';
import { readHtml } from './read-html';

async function check(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly Finding[]> {
  try {
    return await checkCourse(readCourse(olxFiles(files)), {
      tree: 'draft',
      readHtml,
      runScript: async () => ({ ok: true, values: {} }),
      findMissingModules: () => [],
      staticTexts: [],
    });
  } catch (error) {
    return refused(error, 'draft').errors;
  }
}

function expectFindings(findings: readonly Finding[]): void {
  for (const { code, message, line } of findings) {
    expect(Object.keys(checkCodes)).toContain(code);
    expect(message).not.toBe('');
    expect(line === null || line > 0).toBe(true);
  }
}

describe('a check of courses that somebody damaged', { timeout: 120_000 }, () => {
  it('answers findings, or what an import refuses', async () => {
    await fc.assert(
      fc.asyncProperty(damagedFiles, async (files) => expectFindings(await check(files))),
      { numRuns: 300 },
    );
  });

  it.each([
    ['html/h.html', '<div>'.repeat(50_000)],
    ['html/h.html', '<img src="/static/'.repeat(20_000)],
    ['html/h.html', `<a href="/static/${'%'.repeat(1000)}">`],
    ['problem/p.xml', `<problem>${'<p>'.repeat(140)}x${'</p>'.repeat(140)}</problem>`],
    ['problem/p.xml', `<problem><customresponse cfn="${'a'.repeat(50_000)}"><textline/></customresponse></problem>`],
    [
      'problem/p.xml',
      `<problem><stringresponse answer="(a+)+${'b'.repeat(900)}" type="regexp"><textline/></stringresponse></problem>`,
    ],
    ['policies/R/policy.json', `{"course/R": {"tabs": ${'['.repeat(2000)}${']'.repeat(2000)}}}`],
    [
      'policies/R/policy.json',
      `{"course/R": {"discussion_topics": [1], "lti_passports": {"a": 1}, "tabs": [null, 1, {"type": "static_tab"}]}}`,
    ],
    ['policies/R/grading_policy.json', '{"GRADER": [null, 1], "GRADE_CUTOFFS": {"A": null}}'],
  ])('is not held up or brought down by what stands in %s', async (path, content) => {
    expectFindings(await check({ ...seed, [path]: content }));
  });
});
