import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { gradeCourse } from './course';
import { type ExplainedType, explainCourseGrade } from './explain';
import type { CourseSubsection } from './model';
import { parseGradingPolicy } from './policy';
import { gradeSubsection } from './subsection';

const page = readFileSync(join(import.meta.dirname, '../../docs/grading.md'), 'utf8');

function block(name: string): unknown {
  const match = new RegExp(`\`\`\`json ${name}\n([^\`]+)\`\`\``).exec(page);
  if (!match?.[1]) throw new Error(`docs/grading.md has no block "${name}"`);
  return JSON.parse(match[1]);
}

const rows = z.array(
  z.object({ format: z.string(), problems: z.array(z.tuple([z.number(), z.number(), z.number().nullable()])) }),
);

/** As the page writes numbers: to so many decimals, without trailing zeros. */
const text = (value: number, decimals: number) => String(Number(value.toFixed(decimals)));

const typeLine = ({ category, entries, arithmetic }: ExplainedType) => {
  const kept = entries.filter((entry) => entry.dropped === null).map((entry) => text(entry.percent ?? Number.NaN, 4));
  const { divisor, average, weight, contribution } = arithmetic;
  return `- ${category}: (${kept.join(' + ')}) ÷ ${divisor} = ${text(average, 6)}; × ${weight} = ${text(contribution, 6)}`;
};

it('works the example of docs/grading.md out to the numbers that stand there', () => {
  const result = parseGradingPolicy(z.json().parse(block('policy')));
  if (!result.ok) throw new Error('the policy of the page cannot be used');
  const subsections = rows.parse(block('subsections')).map(({ format, problems }, index): CourseSubsection => {
    const blocks = problems.map(([, possible, weight], n) => ({
      block: `problem@${n}`,
      weight,
      isGraded: true,
      possible,
    }));
    const recorded = new Map(problems.map(([earned, possible], n) => [`problem@${n}`, { earned, possible }]));
    const { graded, percentGraded } = gradeSubsection(blocks, recorded, null);
    return {
      block: `sequential@${index}`,
      title: null,
      format,
      isGraded: true,
      graded,
      percentGraded,
      results: 'shown',
    };
  });
  const explained = explainCourseGrade(result.policy, gradeCourse(result.policy, subsections), 'learner');

  for (const { label, kind, earned, possible, percent, dropped } of explained.types.flatMap(({ entries }) => entries)) {
    const points = kind === 'unreleased' ? kind : `${text(earned ?? Number.NaN, 4)} of ${possible}`;
    expect(page).toContain(`| ${label} | ${points} | ${text(percent ?? Number.NaN, 4)} | ${dropped ? 'dropped' : '|'}`);
  }
  for (const type of explained.types) expect(page).toContain(typeLine(type));
  const { rawPercent, nudgedPercentage, percent } = explained.rounding;
  const terms = explained.types.map(({ arithmetic }) => text(arithmetic.contribution, 6)).join(' + ');
  expect(page).toContain(`- Sum: ${terms} = ${text(rawPercent, 6)}`);
  const rounding = `${text(rawPercent * 100, 4)} + 0.05 = ${text(nudgedPercentage, 4)}, rounded ${percent * 100} %`;
  expect(page).toContain(`- Rounding: ${rounding}`);
  const reached = explained.cutoffs.find((cutoff) => cutoff.isReached)?.percent;
  const passed = `${explained.isPassed ? 'passed' : 'not passed'} (at ${explained.passing?.percent})`;
  expect(page).toContain(`- Letter: ${explained.letter} (reached at ${reached}), ${passed}`);
});
