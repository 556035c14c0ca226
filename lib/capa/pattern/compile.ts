import { charTest } from './chars';
import { PatternFault, type PatternNode } from './syntax';

/** One step of a compiled pattern. `next` and `other` are places in the program. */
export type Step =
  | { readonly op: 'char'; readonly test: (code: number) => boolean; next: number }
  | { readonly op: 'split'; next: number; other: number }
  | { readonly op: 'jump'; next: number }
  | { readonly op: 'save'; readonly slot: number; next: number }
  /** Goes on where a character was taken since `slot` was saved, else leaves the loop. */
  | { readonly op: 'progress'; readonly slot: number; next: number; other: number }
  | { readonly op: 'assert'; readonly what: Extract<PatternNode, { kind: 'assert' }>['what']; next: number }
  | {
      readonly op: 'look';
      readonly program: Program;
      readonly behind: boolean;
      readonly negative: boolean;
      next: number;
    }
  | { readonly op: 'atomic'; readonly program: Program; next: number }
  | { readonly op: 'back'; readonly number: number; readonly ignoreCase: boolean; next: number }
  | { readonly op: 'condition'; readonly number: number; next: number; other: number }
  | { readonly op: 'match' };

/** A compiled pattern. `id` numbers the programs of one pattern (the look-arounds are programs of their own). */
export interface Program {
  readonly id: number;
  readonly steps: readonly Step[];
  /** For a look-behind: how many code points it spans, from and to. */
  readonly width: readonly [number, number];
}

/** Counted repeats are written out; beyond this the pattern is refused. */
const maxSteps = 100_000;

/**
 * Compiles a pattern. Throws `PatternFault` where it grows too large.
 *
 * @param longestText no text will be longer: what may repeat more often may repeat for ever
 */
export function compilePattern(
  node: PatternNode,
  groupCount: number,
  longestText: number,
): { program: Program; slotCount: number } {
  const budget = { steps: 0, programs: 0, slots: (groupCount + 1) * 2, longestText };
  return { program: compileProgram(node, budget), slotCount: budget.slots };
}

interface Budget {
  steps: number;
  programs: number;
  slots: number;
  readonly longestText: number;
}

function compileProgram(node: PatternNode, budget: Budget): Program {
  const id = budget.programs;
  budget.programs += 1;
  const steps: Step[] = [];
  emit(node, steps, budget);
  add(steps, { op: 'match' }, budget);
  return { id, steps, width: widthOf(node) };
}

function add(steps: Step[], step: Step, budget: Budget): number {
  budget.steps += 1;
  if (budget.steps > maxSteps) throw new PatternFault('the pattern is too large');
  steps.push(step);
  return steps.length - 1;
}

function emit(node: PatternNode, steps: Step[], budget: Budget): void {
  const here = steps.length;
  switch (node.kind) {
    case 'empty':
      return;
    case 'chars':
      add(steps, { op: 'char', test: charTest(node.set), next: here + 1 }, budget);
      return;
    case 'sequence':
      for (const item of node.items) emit(item, steps, budget);
      return;
    case 'choice':
      emitChoice(node.options, steps, budget);
      return;
    case 'repeat':
      emitRepeat(node, steps, budget);
      return;
    case 'group':
      add(steps, { op: 'save', slot: node.number * 2, next: here + 1 }, budget);
      emit(node.item, steps, budget);
      add(steps, { op: 'save', slot: node.number * 2 + 1, next: steps.length + 1 }, budget);
      return;
    case 'atomic':
      add(steps, { op: 'atomic', program: compileProgram(node.item, budget), next: here + 1 }, budget);
      return;
    case 'look': {
      const program = compileProgram(node.item, budget);
      if (node.behind && program.width[0] !== program.width[1]) {
        throw new PatternFault('look-behind requires fixed-width pattern');
      }
      add(steps, { op: 'look', program, behind: node.behind, negative: node.negative, next: here + 1 }, budget);
      return;
    }
    case 'assert':
      add(steps, { op: 'assert', what: node.what, next: here + 1 }, budget);
      return;
    case 'back':
      add(steps, { op: 'back', number: node.number, ignoreCase: node.ignoreCase, next: here + 1 }, budget);
      return;
    case 'condition': {
      const step: Step = { op: 'condition', number: node.number, next: here + 1, other: 0 };
      add(steps, step, budget);
      emit(node.yes, steps, budget);
      const jump: Step = { op: 'jump', next: 0 };
      add(steps, jump, budget);
      step.other = steps.length;
      emit(node.no, steps, budget);
      jump.next = steps.length;
      return;
    }
  }
}

function emitChoice(options: readonly PatternNode[], steps: Step[], budget: Budget): void {
  const jumps: { next: number }[] = [];
  options.forEach((option, index) => {
    const isLast = index === options.length - 1;
    const split = { op: 'split' as const, next: steps.length + 1, other: 0 };
    if (!isLast) add(steps, split, budget);
    emit(option, steps, budget);
    if (isLast) return;
    const jump = { op: 'jump' as const, next: 0 };
    add(steps, jump, budget);
    jumps.push(jump);
    split.other = steps.length;
  });
  for (const jump of jumps) jump.next = steps.length;
}

function emitRepeat(node: Extract<PatternNode, { kind: 'repeat' }>, steps: Step[], budget: Budget): void {
  if (node.mode === 'possessive') {
    const greedy: PatternNode = { ...node, mode: 'greedy' };
    add(steps, { op: 'atomic', program: compileProgram(greedy, budget), next: steps.length + 1 }, budget);
    return;
  }
  const isLazy = node.mode === 'lazy';
  for (let i = 0; i < node.min; i += 1) {
    const before = steps.length;
    emit(node.item, steps, budget);
    if (steps.length === before) break;
  }
  if (node.max === Number.POSITIVE_INFINITY || node.max > budget.longestText) {
    emitLoop(node.item, isLazy, steps, budget);
    return;
  }
  const splits: { at: number; split: { next: number; other: number } }[] = [];
  for (let i = node.min; i < node.max; i += 1) {
    const split = { op: 'split' as const, next: 0, other: 0 };
    splits.push({ at: add(steps, split, budget), split });
    const before = steps.length;
    emit(node.item, steps, budget);
    if (steps.length === before) break;
  }
  for (const { at, split } of splits) {
    split.next = isLazy ? steps.length : at + 1;
    split.other = isLazy ? at + 1 : steps.length;
  }
}

/** Any number of times. A body that may be empty is watched: a turn without progress ends the loop. */
function emitLoop(item: PatternNode, isLazy: boolean, steps: Step[], budget: Budget): void {
  const start = steps.length;
  const split = { op: 'split' as const, next: 0, other: 0 };
  add(steps, split, budget);
  const isWatched = widthOf(item)[0] === 0;
  const slot = budget.slots;
  if (isWatched) {
    budget.slots += 1;
    add(steps, { op: 'save', slot, next: start + 2 }, budget);
  }
  emit(item, steps, budget);
  if (isWatched) add(steps, { op: 'progress', slot, next: start, other: steps.length + 1 }, budget);
  else add(steps, { op: 'jump', next: start }, budget);
  split.next = isLazy ? steps.length : start + 1;
  split.other = isLazy ? start + 1 : steps.length;
}

function widthOf(node: PatternNode): readonly [number, number] {
  switch (node.kind) {
    case 'chars':
      return [1, 1];
    case 'sequence':
      return node.items.map(widthOf).reduce<[number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    case 'choice': {
      const widths = node.options.map(widthOf);
      return [Math.min(...widths.map(([low]) => low)), Math.max(...widths.map(([, high]) => high))];
    }
    case 'repeat': {
      const [low, high] = widthOf(node.item);
      return [low * node.min, high === 0 ? 0 : high * node.max];
    }
    case 'group':
    case 'atomic':
      return widthOf(node.item);
    case 'back':
      return [0, Number.POSITIVE_INFINITY];
    case 'condition': {
      const [a, b] = widthOf(node.yes);
      const [c, d] = widthOf(node.no);
      return [Math.min(a, c), Math.max(b, d)];
    }
    default:
      return [0, 0];
  }
}
