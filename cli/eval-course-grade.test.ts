import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { evalCourseGrade } from './eval-course-grade';

const table = join(import.meta.dirname, '../../shared/cases/course-grade.jsonl');
const caseLine = z.object({
  id: z.string(),
  input: z.json(),
  expected: z.object({ percent: z.number(), letter: z.string().nullable(), passed: z.boolean() }),
});
const cases = existsSync(table)
  ? readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .map((line) => caseLine.parse(JSON.parse(line)))
  : [];

// The table stands beside the checkout; where it does not, the test skips and its name says why.
describe.skipIf(cases.length === 0)('course-grade cases (../shared/cases, skipped where absent)', () => {
  it.each(cases)('$id', ({ input, expected }) => {
    expect(evalCourseGrade(input)).toEqual(expected);
  });
});

describe('evalCourseGrade', () => {
  it('names what is wrong with a policy', () => {
    const answer = evalCourseGrade({ policy: { GRADER: [{ type: 'Lab', drop_count: 0 }] }, subsections: [] });
    expect(answer).toEqual({ error: 'policy', message: 'GRADER[0].min_count is missing.' });
  });

  it('names what is wrong with a line', () => {
    expect(evalCourseGrade({ policy: null })).toMatchObject({ error: 'input' });
  });
});
