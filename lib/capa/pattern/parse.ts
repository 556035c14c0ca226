import { parseClass, parseEscape, plainSet } from './parse-class';
import { PatternFault, type PatternFlags, type PatternNode, type RepeatMode } from './syntax';

export interface ParsedPattern {
  readonly node: PatternNode;
  readonly groupCount: number;
  /** True where what matched earlier decides what matches later. */
  readonly remembers: boolean;
}

const maxDepth = 200;

/**
 * Reads a Python regular expression. Throws `PatternFault` with Python's reason where Python would refuse it too, and
 * where it is nested too deep.
 */
export function parsePattern(source: string, flags: PatternFlags): ParsedPattern {
  const reader = new PatternReader([...source], flags);
  const node = reader.alternatives(0);
  if (!reader.atEnd()) throw new PatternFault('unbalanced parenthesis');
  return { node, groupCount: reader.groupCount, remembers: reader.remembers };
}

class PatternReader {
  groupCount = 0;
  remembers = false;
  private at = 0;
  private readonly names = new Map<string, number>();
  private readonly openGroups = new Set<number>();

  constructor(
    private readonly source: readonly string[],
    private flags: PatternFlags,
  ) {}

  atEnd(): boolean {
    return this.at >= this.source.length;
  }

  alternatives(depth: number): PatternNode {
    if (depth > maxDepth) throw new PatternFault('the pattern is nested too deep');
    const options = [this.sequence(depth)];
    while (this.take('|')) options.push(this.sequence(depth));
    return options.length === 1 ? (options[0] ?? { kind: 'empty' }) : { kind: 'choice', options };
  }

  private sequence(depth: number): PatternNode {
    const items: PatternNode[] = [];
    for (;;) {
      this.skipVerbose();
      const next = this.peek();
      if (next === undefined || next === '|' || next === ')') break;
      items.push(this.quantified(this.atom(depth)));
    }
    return items.length === 1 ? (items[0] ?? { kind: 'empty' }) : { kind: 'sequence', items };
  }

  private quantified(item: PatternNode): PatternNode {
    let node = item;
    let count = 0;
    for (;;) {
      this.skipVerbose();
      const range = this.quantifier();
      if (!range) return node;
      if (count > 0) throw new PatternFault('multiple repeat');
      if (item.kind === 'assert') throw new PatternFault('nothing to repeat');
      const mode: RepeatMode = this.take('?') ? 'lazy' : this.take('+') ? 'possessive' : 'greedy';
      if (mode === 'possessive') this.remembers = true;
      node = { kind: 'repeat', item, ...range, mode };
      count += 1;
    }
  }

  private quantifier(): { min: number; max: number } | undefined {
    if (this.take('*')) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (this.take('?')) return { min: 0, max: 1 };
    if (this.peek() !== '{') return undefined;
    const close = this.source.indexOf('}', this.at);
    if (close < 0) return undefined;
    const match = /^(\d*)(,?)(\d*)$/.exec(this.source.slice(this.at + 1, close).join(''));
    if (!match || (match[1] === '' && match[2] === '')) return undefined;
    this.at = close + 1;
    const min = match[1] ? Number(match[1]) : 0;
    const max = match[2] === '' ? min : match[3] ? Number(match[3]) : Number.POSITIVE_INFINITY;
    if (max < min) throw new PatternFault('min repeat greater than max repeat');
    return { min, max };
  }

  private atom(depth: number): PatternNode {
    const c = this.next();
    switch (c) {
      case '(':
        return this.group(depth);
      case '[':
        return this.charClass();
      case '.':
        return {
          kind: 'chars',
          set: { negated: false, ignoreCase: false, ranges: [], classes: [this.flags.dotAll ? 'any' : 'notNewline'] },
        };
      case '^':
        return { kind: 'assert', what: this.flags.multiline ? 'lineStart' : 'start' };
      case '$':
        return { kind: 'assert', what: this.flags.multiline ? 'lineEnd' : 'finalEnd' };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        throw new PatternFault('nothing to repeat');
      default:
        return { kind: 'chars', set: plainSet(c.codePointAt(0) ?? 0, this.flags.ignoreCase) };
    }
  }

  private charClass(): PatternNode {
    const { set, end } = parseClass(this.source, this.at, this.flags.ignoreCase);
    this.at = end;
    return { kind: 'chars', set };
  }

  private escape(): PatternNode {
    const c = this.peek();
    if (c === undefined) throw new PatternFault('bad escape (end of pattern)');
    const asserts = { A: 'start', Z: 'end', b: 'word', B: 'notWord' } as const;
    if (c === 'A' || c === 'Z' || c === 'b' || c === 'B') {
      this.at += 1;
      return { kind: 'assert', what: asserts[c] };
    }
    const octal = /^[0-3]?[0-7]{2}/.exec(this.source.slice(this.at, this.at + 3).join(''));
    if (/[1-9]/.test(c) && !(octal && octal[0].length === 3)) {
      const digits = /^[1-9]\d?/.exec(this.source.slice(this.at, this.at + 2).join(''))?.[0] ?? c;
      this.at += digits.length;
      return this.backReference(Number(digits));
    }
    const { set, end } = parseEscape(this.source, this.at, this.flags.ignoreCase);
    this.at = end;
    return { kind: 'chars', set };
  }

  private backReference(number: number): PatternNode {
    if (number > this.groupCount) throw new PatternFault(`invalid group reference ${number}`);
    if (this.openGroups.has(number)) throw new PatternFault('cannot refer to an open group');
    this.remembers = true;
    return { kind: 'back', number, ignoreCase: this.flags.ignoreCase };
  }

  private group(depth: number): PatternNode {
    if (!this.take('?')) return this.capture(depth);
    const c = this.next();
    switch (c) {
      case ':':
        // A sequence of one: only a bare `^` may not be repeated.
        return { kind: 'sequence', items: [this.inside(depth)] };
      case '>':
        // Which end an atomic group reaches first decides: its way must be kept exactly.
        this.remembers = true;
        return { kind: 'atomic', item: this.inside(depth) };
      case '=':
      case '!':
        return { kind: 'look', item: this.inside(depth), behind: false, negative: c === '!' };
      case '<': {
        const sign = this.next();
        if (sign !== '=' && sign !== '!') throw new PatternFault(`unknown extension ?<${sign}`);
        return { kind: 'look', item: this.inside(depth), behind: true, negative: sign === '!' };
      }
      case '#':
        while (this.next() !== ')');
        return { kind: 'empty' };
      case 'P':
        return this.named(depth);
      case '(':
        return this.condition(depth);
      default:
        return this.flagGroup(c, depth);
    }
  }

  private capture(depth: number, name?: string): PatternNode {
    this.groupCount += 1;
    const number = this.groupCount;
    if (name !== undefined) {
      if (this.names.has(name)) throw new PatternFault(`redefinition of group name '${name}'`);
      this.names.set(name, number);
    }
    this.openGroups.add(number);
    const item = this.inside(depth);
    this.openGroups.delete(number);
    return { kind: 'group', item, number };
  }

  /** What stands up to the closing bracket. Flags set inside end there. */
  private inside(depth: number): PatternNode {
    const flags = this.flags;
    const node = this.alternatives(depth + 1);
    this.flags = flags;
    if (!this.take(')')) throw new PatternFault('missing ), unterminated subpattern');
    return node;
  }

  private named(depth: number): PatternNode {
    const c = this.next();
    if (c === '<') return this.capture(depth, this.until('>'));
    if (c !== '=') throw new PatternFault(`unknown extension ?P${c}`);
    const name = this.until(')');
    const number = this.names.get(name);
    if (number === undefined) throw new PatternFault(`unknown group name '${name}'`);
    return this.backReference(number);
  }

  private condition(depth: number): PatternNode {
    const name = this.until(')');
    const number = /^\d+$/.test(name) ? Number(name) : this.names.get(name);
    if (number === undefined || number < 1 || number > this.groupCount) {
      throw new PatternFault(`unknown group name '${name}'`);
    }
    this.remembers = true;
    const body = this.inside(depth);
    const options = body.kind === 'choice' ? body.options : [body];
    if (options.length > 2) throw new PatternFault('conditional backref with more than two branches');
    return { kind: 'condition', number, yes: options[0] ?? { kind: 'empty' }, no: options[1] ?? { kind: 'empty' } };
  }

  private flagGroup(first: string, depth: number): PatternNode {
    let letters = first;
    let c = first;
    while (/[aiLmsux-]/.test(c)) {
      c = this.next();
      letters += c;
    }
    if (c !== ')' && c !== ':') throw new PatternFault(`unknown extension ?${first}`);
    const [on = '', off = ''] = letters.slice(0, -1).split('-');
    const set = (letter: string, now: boolean): boolean => (off.includes(letter) ? false : on.includes(letter) || now);
    const outer = this.flags;
    this.flags = {
      ignoreCase: set('i', outer.ignoreCase),
      multiline: set('m', outer.multiline),
      dotAll: set('s', outer.dotAll),
      verbose: set('x', outer.verbose),
    };
    if (c === ')') return { kind: 'empty' };
    const node = this.inside(depth);
    this.flags = outer;
    return { kind: 'sequence', items: [node] };
  }

  private skipVerbose(): void {
    if (!this.flags.verbose) return;
    for (;;) {
      const c = this.peek();
      if (c !== undefined && /\s/.test(c)) this.at += 1;
      else if (c === '#') while (!this.atEnd() && this.next() !== '\n');
      else return;
    }
  }

  private until(end: string): string {
    let text = '';
    for (let c = this.next(); c !== end; c = this.next()) text += c;
    return text;
  }

  private peek(): string | undefined {
    return this.source[this.at];
  }

  private next(): string {
    const c = this.source[this.at];
    if (c === undefined) throw new PatternFault('missing ), unterminated subpattern');
    this.at += 1;
    return c;
  }

  private take(c: string): boolean {
    if (this.source[this.at] !== c) return false;
    this.at += 1;
    return true;
  }
}
