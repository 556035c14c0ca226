import { defaultGradingPolicy, parseGradingPolicy } from '@/lib/grading';
import { parseGraceperiod } from '@/lib/olx/fields/parse-duration';
import type { Json } from '@/lib/olx/model';
import type { GradingDraft } from './grading-draft';

/** What the form was opened with. */
export interface OpenedGrading {
  readonly policy?: Json | undefined;
  readonly grace?: Json | undefined;
}

type PlainObject = { readonly [key: string]: Json };

const isObject = (value: Json | undefined): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A fraction as percent, without the dust of binary numbers. */
const percentText = (fraction: number) => String(Number((fraction * 100).toFixed(6)));

/** What the page shows of a stored policy and grace period. A policy that cannot be used is shown as the default one. */
export function draftOf({ policy, grace }: OpenedGrading): GradingDraft {
  const read = parseGradingPolicy(policy);
  const { types, cutoffs } = read.ok ? read.policy : defaultGradingPolicy;
  const seconds = parseGraceperiod(grace) ?? 0;
  return {
    types: types.map(({ type, shortLabel, weight, minCount, dropCount }, index) => ({
      from: String(index),
      was: type,
      name: type,
      short: shortLabel === type ? '' : shortLabel,
      weight: percentText(weight),
      min: String(minCount),
      drop: String(dropCount),
      moves: true,
    })),
    cutoffs: [...cutoffs]
      .sort((a, b) => b.percent - a.percent)
      .map(({ letter, percent }) => ({ letter, percent: percentText(percent) })),
    graceHours: String(Math.floor(seconds / 3600)),
    graceMinutes: String(Math.floor((seconds % 3600) / 60)),
  };
}

export interface WrittenGrading {
  /** Undefined: the course has none, and is to have none. */
  readonly policy: Json | undefined;
  readonly grace: Json | undefined;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** What cannot be read, by the name of the control. */
  readonly errors: Readonly<Record<string, string>>;
}

/**
 * The policy and the grace period that a draft stands for. What the draft shows as it was opened keeps its very form, keys that the
 * page does not show are kept.
 */
export function writeGrading(opened: OpenedGrading, draft: GradingDraft): WrittenGrading {
  const errors: Record<string, string> = {};
  const before = draftOf(opened);
  const number = (text: string, control: string): number => {
    const value = Number(text.trim().replace(',', '.'));
    if (text.trim() === '' || !Number.isFinite(value)) {
      errors[control] = 'bad-number';
    }
    return value;
  };
  const count = (text: string, control: string): number => {
    const value = number(text, control);
    if (!(control in errors) && (!Number.isInteger(value) || value < 0)) {
      errors[control] = 'bad-count';
    }
    return value;
  };
  const isPolicyShown = JSON.stringify([before.types, before.cutoffs].map(withoutMoves));
  const isPolicyTyped = JSON.stringify([draft.types, draft.cutoffs].map(withoutMoves));
  const policy =
    isPolicyShown === isPolicyTyped
      ? opened.policy
      : writePolicy(opened.policy, before, draft, { errors, number, count });
  const hours = count(draft.graceHours, 'graceHours');
  const minutes = count(draft.graceMinutes, 'graceMinutes');
  const isGraceShown = draft.graceHours === before.graceHours && draft.graceMinutes === before.graceMinutes;
  const seconds = hours * 3600 + minutes * 60;
  return {
    policy,
    grace: isGraceShown ? opened.grace : seconds > 0 ? `${hours} hours ${minutes} minutes 0 seconds` : undefined,
    renames: draft.types.flatMap(({ was, name, moves }) =>
      was !== '' && name.trim() !== '' && name.trim() !== was && moves ? [{ from: was, to: name.trim() }] : [],
    ),
    errors,
  };
}

const withoutMoves = (rows: readonly object[]) => rows.map((row) => ({ ...row, moves: true }));

interface Reading {
  readonly errors: Record<string, string>;
  readonly number: (text: string, control: string) => number;
  readonly count: (text: string, control: string) => number;
}

function writePolicy(
  stored: Json | undefined,
  before: GradingDraft,
  draft: GradingDraft,
  { errors, number, count }: Reading,
): Json {
  const old = isObject(stored) ? stored : {};
  const oldTypes = Array.isArray(old.GRADER) ? old.GRADER : [];
  const types = draft.types.map((row, index): Json => {
    const kept = oldTypes[Number(row.from || '-1')];
    const shown = before.types[Number(row.from || '-1')];
    const at = (name: string) => `type.${index}.${name}`;
    const written: Record<string, Json> = isObject(kept) ? { ...kept } : {};
    if (row.name !== shown?.name || !('type' in written)) written.type = row.name.trim();
    if (row.short !== shown?.short || !('short_label' in written)) {
      if (row.short.trim() === '') delete written.short_label;
      else written.short_label = row.short.trim();
    }
    if (row.min !== shown?.min || !('min_count' in written)) written.min_count = count(row.min, at('min'));
    if (row.drop !== shown?.drop || !('drop_count' in written)) written.drop_count = count(row.drop, at('drop'));
    if (row.weight !== shown?.weight || !('weight' in written)) {
      written.weight = Number((number(row.weight, at('weight')) / 100).toFixed(8));
    }
    return written;
  });
  const oldCutoffs = isObject(old.GRADE_CUTOFFS) ? old.GRADE_CUTOFFS : {};
  const cutoffs: Record<string, Json> = {};
  for (const [index, row] of draft.cutoffs.entries()) {
    const letter = row.letter.trim();
    const same = before.cutoffs.find((shown) => shown.letter === letter && shown.percent === row.percent);
    if (letter === '') errors[`cutoff.${index}.letter`] = 'cutoff-name-missing';
    else if (Object.hasOwn(cutoffs, letter)) errors[`cutoff.${index}.letter`] = 'cutoff-repeated';
    const kept = same && oldCutoffs[letter];
    cutoffs[letter] = kept ?? Number((number(row.percent, `cutoff.${index}.percent`) / 100).toFixed(8));
  }
  return { ...old, GRADER: types, GRADE_CUTOFFS: cutoffs };
}

/** The control of the page that a path in the policy stands for. */
export function controlOfPath(path: string, draft: GradingDraft): string {
  const inType = /^GRADER\[(\d+)\](?:\.(\w+))?/.exec(path);
  if (inType) {
    const names: Readonly<Record<string, string>> = { weight: 'weight', min_count: 'min', drop_count: 'drop' };
    return `type.${inType[1]}.${names[inType[2] ?? ''] ?? 'name'}`;
  }
  const letter = path.replace(/^GRADE_CUTOFFS\.?/, '');
  const index = draft.cutoffs.findIndex((row) => row.letter.trim() === letter.trim());
  return index < 0 ? 'cutoffs' : `cutoff.${index}.percent`;
}

/** The draft that a form sends. */
export function readDraft(form: FormData): GradingDraft {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const rowsOf = (kind: string, part: string) =>
    Array.from({ length: 100 }, (_, index) => index).filter((index) => form.has(`${kind}.${index}.${part}`));
  return {
    types: rowsOf('type', 'name').map((index) => ({
      from: text(`type.${index}.from`),
      was: text(`type.${index}.was`),
      name: text(`type.${index}.name`),
      short: text(`type.${index}.short`),
      weight: text(`type.${index}.weight`),
      min: text(`type.${index}.min`),
      drop: text(`type.${index}.drop`),
      moves: text(`type.${index}.stays`) !== 'on',
    })),
    cutoffs: rowsOf('cutoff', 'letter').map((index) => ({
      letter: text(`cutoff.${index}.letter`),
      percent: text(`cutoff.${index}.percent`),
    })),
    graceHours: text('graceHours'),
    graceMinutes: text('graceMinutes'),
  };
}
