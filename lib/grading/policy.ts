import { z } from 'zod';
import type { Json } from '@/lib/olx/model';
import type { AssignmentType, Cutoff, GradingPolicy, PolicyNote, PolicyResult } from './model';

const plain = (
  type: string,
  shortLabel: string,
  minCount: number,
  dropCount: number,
  weight: number,
): AssignmentType => ({
  type,
  category: type,
  shortLabel,
  sectionType: type,
  minCount,
  dropCount,
  weight,
  startingIndex: 1,
  showOnlyAverage: false,
  hideAverage: false,
});

/** What a course is graded by where its own policy says nothing: the policy that Open edX gives to a new course. */
export const defaultGradingPolicy: GradingPolicy = {
  types: [
    plain('Homework', 'HW', 12, 2, 0.15),
    plain('Lab', 'Lab', 12, 2, 0.15),
    plain('Midterm Exam', 'Midterm', 1, 0, 0.3),
    plain('Final Exam', 'Final', 1, 0, 0.4),
  ],
  cutoffs: [{ letter: 'Pass', percent: 0.5 }],
};

/** A finite number, or a string that spells one (`"12"`, `" 0.5 "`): real policies have both. */
const numeric = z
  .union([z.number(), z.string().trim().min(1).transform(Number)])
  .refine((value) => Number.isFinite(value), 'is not a number');
const wholeNumber = numeric.transform(Math.trunc);
const label = z.union([z.string(), z.number().transform(String)]).nullish();
// Only presentation: whatever is not plainly yes is no.
const flag = z.unknown().transform((value) => value === true || value === 1 || value === 'true' || value === 'True');

const graderKeys = z.looseObject({
  type: z.string(),
  min_count: wholeNumber,
  drop_count: wholeNumber.refine((value) => value >= 0, 'is below 0'),
  weight: numeric.optional(),
  short_label: label,
  category: label,
  section_type: label,
  starting_index: wholeNumber.optional(),
  show_only_average: flag.optional(),
  hide_average: flag.optional(),
});
const knownGraderKeys: ReadonlySet<string> = new Set(Object.keys(graderKeys.shape));

const policyKeys = z.looseObject({
  GRADER: z.array(z.unknown()).optional(),
  GRADE_CUTOFFS: z.record(z.string(), z.unknown()).optional(),
});

interface Notes {
  readonly faults: PolicyNote[];
  readonly warnings: PolicyNote[];
}

const faultOf = (issue: z.core.$ZodIssue, at: string, value: unknown): PolicyNote => {
  const path = issue.path.reduce<string>((text, key) => (text === '' ? String(key) : `${text}.${String(key)}`), at);
  const [first] = issue.path;
  const isMissing = typeof first === 'string' && typeof value === 'object' && value !== null && !(first in value);
  return isMissing
    ? { code: 'missing-key', path, message: `${path} is missing.` }
    : {
        code: 'bad-value',
        path,
        message: `${path || 'The grading policy'} cannot be used: ${issue.message.toLowerCase()}.`,
      };
};

function parseType(value: unknown, index: number, notes: Notes): AssignmentType | null {
  const path = `GRADER[${index}]`;
  const parsed = graderKeys.safeParse(value);
  if (!parsed.success) {
    notes.faults.push(...parsed.error.issues.map((issue) => faultOf(issue, path, value)));
    return null;
  }
  const keys = parsed.data;
  for (const key of Object.keys(keys)) {
    if (!knownGraderKeys.has(key)) {
      notes.warnings.push({
        code: 'unknown-key',
        path: `${path}.${key}`,
        message: `${path}.${key} means nothing in grading.`,
      });
    }
  }
  if (keys.weight === undefined) {
    notes.warnings.push({
      code: 'missing-weight',
      path: `${path}.weight`,
      message: `${keys.type} has no weight and counts for nothing.`,
    });
  }
  return {
    type: keys.type,
    category: keys.category || keys.type,
    shortLabel: keys.short_label || keys.type,
    sectionType: keys.section_type || keys.type,
    minCount: Math.max(0, keys.min_count),
    dropCount: keys.drop_count,
    weight: keys.weight ?? 0,
    startingIndex: keys.starting_index ?? 1,
    showOnlyAverage: keys.show_only_average ?? false,
    hideAverage: keys.hide_average ?? false,
  };
}

function parseCutoffs(entries: Readonly<Record<string, unknown>>, notes: Notes): readonly Cutoff[] {
  return Object.entries(entries).flatMap(([letter, value]) => {
    const path = `GRADE_CUTOFFS.${letter}`;
    const parsed = numeric.safeParse(value);
    if (parsed.success) return [{ letter, percent: parsed.data }];
    notes.faults.push({ code: 'bad-value', path, message: `${path} is not a number.` });
    return [];
  });
}

function warnOfRepeats(types: readonly AssignmentType[], notes: Notes): void {
  const seen = new Set<string>();
  for (const [index, { type }] of types.entries()) {
    if (seen.has(type)) {
      notes.warnings.push({
        code: 'repeated-type',
        path: `GRADER[${index}].type`,
        message: `${type} stands in the policy twice: its subsections count twice.`,
      });
    }
    seen.add(type);
  }
}

/**
 * Reads a stored grading policy (`grading_policy.json`). Null, or a missing `GRADER` or `GRADE_CUTOFFS`, gives the default of that
 * part. An entry without `type`, `min_count` or `drop_count` is a fault: Open edX refuses to grade by it too. Unknown keys and a
 * missing weight (0) are warnings. Numbers may be spelled as strings.
 * @example parseGradingPolicy(null) // { ok: true, policy: defaultGradingPolicy, warnings: [] }
 */
export function parseGradingPolicy(stored: Json | undefined): PolicyResult {
  if (stored === null || stored === undefined) return { ok: true, policy: defaultGradingPolicy, warnings: [] };
  const notes: Notes = { faults: [], warnings: [] };
  const parsed = policyKeys.safeParse(stored);
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => faultOf(issue, '', stored)), warnings: [] };
  }
  const { GRADER: graders, GRADE_CUTOFFS: cutoffs, ...rest } = parsed.data;
  for (const key of Object.keys(rest)) {
    notes.warnings.push({ code: 'unknown-key', path: key, message: `${key} means nothing in grading.` });
  }
  const types =
    graders?.flatMap((grader, index) => parseType(grader, index, notes) ?? []) ?? defaultGradingPolicy.types;
  warnOfRepeats(types, notes);
  const policy = { types, cutoffs: cutoffs ? parseCutoffs(cutoffs, notes) : defaultGradingPolicy.cutoffs };
  return notes.faults.length > 0 ? { ok: false, ...notes } : { ok: true, policy, warnings: notes.warnings };
}
