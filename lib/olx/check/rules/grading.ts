import { type GradingPolicy, parseGradingPolicy } from '@/lib/grading';
import { isSupportedType } from '@/lib/olx/blocks';
import type { Block } from '@/lib/olx/model';
import type { CheckedBlock, Report, Rule } from '../finding';

/** How grades add up: the policy itself, and subsections that it counts or misses. */
export const findGrading: Rule = function* (course) {
  const graded = course.blocks.filter(({ block, settings }) => block.type === 'sequential' && settings.graded === true);
  const path = `policies/${course.identity.run}/grading_policy.json`;
  const { gradingPolicy } = course.documents;
  for (const subsection of graded) yield* checkSubsection(subsection);
  if (gradingPolicy === null) {
    if (graded.length > 0) {
      const message = 'The course has graded subsections and no grading policy: that of a new Open edX course holds.';
      yield { code: 'missing-grading-policy', path, message };
    }
    return;
  }
  const result = parseGradingPolicy(gradingPolicy);
  for (const { message } of result.warnings) yield { code: 'odd-grading-policy', path, message };
  if (!result.ok) {
    for (const { message } of result.faults) yield { code: 'bad-grading-policy', path, message };
    return;
  }
  for (const report of checkPolicy(result.policy, graded)) yield { path, ...report };
  yield* checkFormats(result.policy, graded);
};

function* checkSubsection(block: CheckedBlock): Generator<Report> {
  const format = formatOf(block);
  if (format === undefined) {
    const message = 'This subsection is graded, but has no format: its grade counts for nothing.';
    yield { code: 'graded-without-format', block, message };
  }
  if (block.block.children.length > 0 && !mayScore(block.block)) {
    const message = 'This subsection is graded, but holds nothing that gives points.';
    yield { code: 'graded-without-problem', block, message };
  }
}

const formatOf = ({ settings }: CheckedBlock): string | undefined =>
  typeof settings.format === 'string' && settings.format !== '' && settings.format !== 'notgraded'
    ? settings.format
    : undefined;

/** Types that Lectern does not run may give points elsewhere. */
const mayScore = (block: Block): boolean =>
  block.type === 'problem' ||
  !isSupportedType(block.type) ||
  block.fault !== undefined ||
  block.children.some(mayScore);

function* checkFormats({ types }: GradingPolicy, graded: readonly CheckedBlock[]): Generator<Report> {
  const known = new Set(types.map(({ type }) => type));
  for (const block of graded) {
    const format = formatOf(block);
    if (format === undefined || known.has(format)) continue;
    const message = `The grading policy has no "${format}": the grade of this subsection counts for nothing.`;
    yield { code: 'format-not-in-policy', block, message };
  }
}

function* checkPolicy({ types, cutoffs }: GradingPolicy, graded: readonly CheckedBlock[]): Generator<Report> {
  const total = types.reduce((sum, { weight }) => sum + weight, 0);
  if (types.length > 0 && Math.abs(total - 1) > 0.0005) {
    const message = `The weights add up to ${percent(total)}, not to 100 %.`;
    yield { code: 'weights-not-100', message };
  }
  const unusable = cutoffs.filter(({ percent: cutoff }) => cutoff < 0 || cutoff > 1);
  for (const { letter, percent: cutoff } of unusable) {
    yield { code: 'bad-cutoff', message: `"${letter}" asks for ${percent(cutoff)}; a cut-off is between 0 and 1.` };
  }
  if (cutoffs.every(({ percent: cutoff }) => cutoff === 0)) {
    yield { code: 'bad-cutoff', message: 'There is no cut-off above 0: nobody passes this course.' };
  }
  if (graded.length > 0) yield* checkCounts(types, graded);
}

function* checkCounts(types: GradingPolicy['types'], graded: readonly CheckedBlock[]): Generator<Report> {
  for (const { type, minCount, dropCount, weight } of types) {
    const there = graded.filter((block) => formatOf(block) === type).length;
    if (weight > 0 && there < Math.max(minCount, 1)) {
      const wanted = minCount === 0 ? 'counts' : `counts ${minCount} of`;
      const message = `The policy ${wanted} "${type}", and the course has ${there}: what is missing counts as 0 %.`;
      yield { code: 'too-few-assignments', message };
    }
    const counted = Math.max(minCount, there);
    if (counted > 0 && dropCount >= counted) {
      const message = `The policy drops ${dropCount} of ${counted} "${type}": nothing of it is left to count.`;
      yield { code: 'drops-everything', message };
    }
  }
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100} %`;
