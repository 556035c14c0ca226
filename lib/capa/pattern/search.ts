import { caseVariants, isWord } from './chars';
import { compilePattern, type Program } from './compile';
import { parsePattern } from './parse';
import { PatternFault, type PatternFlags } from './syntax';

/** `found`: whether the pattern occurs. `syntax`: Python refuses it, or we cannot read it. `budget`: it takes too long. */
export type PatternResult =
  | { readonly found: boolean; readonly failed?: undefined }
  | { readonly failed: 'syntax' | 'budget'; readonly message: string };

export interface Pattern {
  /** `re.search(pattern, text) is not None`. */
  search(text: string): PatternResult;
}

/** Steps; a fraction of a second. */
const maxWork = 4_000_000;
/** Bytes for remembering places that lead nowhere. */
const maxMemory = 64 * 1024 * 1024;

/**
 * Compiles a Python regular expression (`re.UNICODE`, no other flags than given). Never throws. The time of a search is
 * bounded: without back references it grows with pattern times text, with them a budget ends it.
 *
 * @example compileSearch('^(a+)+$', { ignoreCase: false }).search('a'.repeat(60) + 'b') // { found: false }
 */
export function compileSearch(source: string, options: { readonly ignoreCase: boolean }): Pattern {
  const flags: PatternFlags = { ignoreCase: options.ignoreCase, multiline: false, dotAll: false, verbose: false };
  try {
    const parsed = parsePattern(source, flags);
    // Look-behinds and the like are checked now; texts of usual length get the smaller program.
    const short = lazily(() => compilePattern(parsed.node, parsed.groupCount, shortText));
    const long = lazily(() => compilePattern(parsed.node, parsed.groupCount, Number.POSITIVE_INFINITY));
    short();
    return {
      search: (text) => {
        const compiled = text.length <= shortText ? short() : tryCompile(long);
        if ('failed' in compiled) return compiled;
        const { program, slotCount } = compiled;
        const run = new Run(text, parsed.remembers, slotCount);
        for (let start = 0; start <= run.length; start += 1) {
          if (run.begin(program, start)) return { found: true };
          if (run.isSpent) return { failed: 'budget', message: 'The pattern takes too long on this text.' };
        }
        return { found: false };
      },
    };
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    const { message } = error;
    return { search: () => ({ failed: 'syntax', message }) };
  }
}

const shortText = 1000;

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function tryCompile<T>(compile: () => T): T | { readonly failed: 'budget'; readonly message: string } {
  try {
    return compile();
  } catch (error) {
    if (error instanceof PatternFault) return { failed: 'budget', message: error.message };
    throw error;
  }
}

/** One search: depth first with a list of places to go back to. */
class Run {
  readonly length: number;
  private readonly codes: readonly number[];
  private work = 0;
  private slots: Int32Array;
  /**
   * Places that led nowhere: for a step, one bit a position. Where nothing is remembered between steps they lead nowhere
   * for ever, for every starting point; that bounds the whole search.
   */
  private readonly dead: Map<number, Uint8Array> | null;
  private memory = 0;

  constructor(
    text: string,
    private readonly remembers: boolean,
    slotCount: number,
  ) {
    this.codes = Array.from(text, (c) => c.codePointAt(0) ?? 0);
    this.length = this.codes.length;
    this.slots = new Int32Array(slotCount).fill(-1);
    this.dead = remembers ? null : new Map();
  }

  get isSpent(): boolean {
    return this.work > maxWork;
  }

  /** A match of its own from `start`: no group has matched before. */
  begin(program: Program, start: number): boolean {
    if (this.remembers) {
      this.work += this.slots.length;
      this.slots = new Int32Array(this.slots.length).fill(-1);
    }
    return this.match(program, start, null);
  }

  /** Whether the program matches from `start` (ending at `end`, where one is given); the end of the match, or false. */
  match(program: Program, start: number, end: number | null): boolean {
    return this.run(program, start, end) >= 0;
  }

  private run(program: Program, start: number, end: number | null): number {
    const { steps } = program;
    // Three lists rather than one of objects: a hostile text pushes millions.
    const stackAt: number[] = [];
    const stackPosition: number[] = [];
    const stackSlots: Int32Array[] = [];
    // For look-arounds and atomic groups: what led nowhere in this run of theirs.
    let seen: Set<number> | undefined;
    let at = 0;
    let position = start;
    const back = (): boolean => {
      const savedAt = stackAt.pop();
      if (savedAt === undefined) return false;
      at = savedAt;
      position = stackPosition.pop() ?? 0;
      if (this.remembers) this.slots = stackSlots.pop() ?? this.slots;
      return true;
    };
    for (;;) {
      this.work += 1;
      if (this.work > maxWork) return -1;
      const step = steps[at];
      if (!step) return -1;
      let goesOn = true;
      switch (step.op) {
        case 'match':
          if (end === null || position === end) return position;
          goesOn = false;
          break;
        case 'char': {
          const code = this.codes[position];
          goesOn = code !== undefined && step.test(code);
          position += 1;
          at = step.next;
          break;
        }
        case 'jump':
          at = step.next;
          break;
        case 'progress':
          at = !this.remembers || position > (this.slots[step.slot] ?? -1) ? step.next : step.other;
          break;
        case 'split':
          if (program.id !== 0 || end !== null) seen ??= new Set();
          goesOn = this.enter(at, position, seen);
          if (goesOn) {
            stackAt.push(step.other);
            stackPosition.push(position);
            if (this.remembers) stackSlots.push(this.slots);
          }
          at = step.next;
          break;
        case 'save':
          // Where nothing is remembered, places tried before end empty turns of a loop: nothing need be saved.
          if (this.remembers) {
            // A copy costs time and memory; many of them must end the search.
            this.work += 8 + this.slots.length;
            this.slots = this.slots.slice();
            this.slots[step.slot] = position;
          }
          at = step.next;
          break;
        case 'assert':
          goesOn = this.holds(step.what, position);
          at = step.next;
          break;
        case 'look': {
          const from = step.behind ? position - step.program.width[0] : position;
          const kept = this.slots;
          const found = from >= 0 && this.match(step.program, from, step.behind ? position : null);
          if (step.negative || !found) this.slots = kept;
          goesOn = found !== step.negative;
          at = step.next;
          break;
        }
        case 'atomic': {
          const reached = this.run(step.program, position, null);
          goesOn = reached >= 0;
          position = reached;
          at = step.next;
          break;
        }
        case 'back': {
          const reached = this.follow(step.number, step.ignoreCase, position);
          goesOn = reached >= 0;
          position = reached;
          at = step.next;
          break;
        }
        case 'condition':
          at = (this.slots[step.number * 2 + 1] ?? -1) >= 0 ? step.next : step.other;
          break;
      }
      if (!goesOn && !back()) return -1;
    }
  }

  /** False where this place was tried before. */
  private enter(at: number, position: number, seen: Set<number> | undefined): boolean {
    if (!this.dead) return true;
    if (seen) {
      const place = at * (this.length + 1) + position;
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    }
    let bits = this.dead.get(at);
    if (!bits) {
      bits = new Uint8Array((this.length >> 3) + 1);
      this.memory += bits.length;
      if (this.memory > maxMemory) this.work = maxWork + 1;
      this.dead.set(at, bits);
    }
    const byte = bits[position >> 3] ?? 0;
    const bit = 1 << (position & 7);
    if ((byte & bit) !== 0) return false;
    bits[position >> 3] = byte | bit;
    return true;
  }

  private holds(what: string, position: number): boolean {
    switch (what) {
      case 'start':
        return position === 0;
      case 'end':
        return position === this.length;
      case 'finalEnd':
        return position === this.length || (position === this.length - 1 && this.codes[position] === 10);
      case 'lineStart':
        return position === 0 || this.codes[position - 1] === 10;
      case 'lineEnd':
        return position === this.length || this.codes[position] === 10;
      default: {
        const before = this.codes[position - 1];
        const after = this.codes[position];
        // Python finds neither edge nor inside in an empty text.
        if (this.length === 0) return false;
        const isEdge = (before !== undefined && isWord(before)) !== (after !== undefined && isWord(after));
        return (what === 'word') === isEdge;
      }
    }
  }

  private follow(number: number, ignoreCase: boolean, position: number): number {
    const from = this.slots[number * 2] ?? -1;
    const to = this.slots[number * 2 + 1] ?? -1;
    if (from < 0 || to < 0) return -1;
    // What is read again is as long as the text may be.
    this.work += to - from;
    for (let i = from; i < to; i += 1) {
      const wanted = this.codes[i] ?? -1;
      const given = this.codes[position + i - from];
      if (given === undefined) return -1;
      if (given !== wanted && !(ignoreCase && caseVariants(wanted).includes(given))) return -1;
    }
    return position + to - from;
  }
}
