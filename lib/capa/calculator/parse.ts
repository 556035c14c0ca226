import { CalculatorFault } from './fault';

/** An expression, read. Chains are flat lists, so that a long sum is not deep. */
export type Expression =
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly argument: Expression }
  | { readonly kind: 'brackets'; readonly inner: Expression }
  | { readonly kind: 'sign'; readonly isNegative: boolean; readonly signs: string; readonly operand: Expression }
  | { readonly kind: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly kind: 'parallel'; readonly operands: readonly Expression[] }
  | { readonly kind: 'product' | 'sum'; readonly first: Expression; readonly rest: readonly Operation[] };

export interface Operation {
  readonly operator: '+' | '-' | '*' | '/';
  readonly operand: Expression;
}

const maxDepth = 120;
const maxLength = 20_000;

const numberForm = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?/y;
const nameForm = /[A-Za-z][A-Za-z0-9_]*/y;
const tensorForm = /(?:_\{-?[A-Za-z0-9]+\})?(?:\^\{-?[A-Za-z0-9]+\})?'*/y;

/**
 * Reads a calculator expression. From loosest to tightest: sums, products, the parallel operator `||`, signs, powers (from the
 * right). Multiplication is always written. Throws `CalculatorFault`.
 */
export function parseExpression(source: string): Expression {
  if (source.length > maxLength) throw new CalculatorFault('too-deep', 'This expression is too long.');
  checkBrackets(source);
  const reader = new ExpressionReader(source);
  const expression = reader.sum(0);
  reader.end();
  return expression;
}

/** Names the bracket that has no partner. */
function checkBrackets(source: string): void {
  let open = 0;
  for (const c of source) {
    if (c === '(') open += 1;
    if (c === ')') open -= 1;
    if (open < 0) throw new CalculatorFault('brackets', 'There is a closing parenthesis without an opening one.');
  }
  if (open > 0) throw new CalculatorFault('brackets', 'There is an opening parenthesis without a closing one.');
}

class ExpressionReader {
  private at = 0;

  constructor(private readonly source: string) {}

  end(): void {
    this.space();
    if (this.at < this.source.length) this.fail();
  }

  sum(depth: number): Expression {
    if (depth > maxDepth) throw new CalculatorFault('too-deep', 'This expression is nested too deep.');
    return this.chain('sum', () => this.chain('product', () => this.parallel(depth)));
  }

  private chain(kind: 'sum' | 'product', part: () => Expression): Expression {
    const first = part();
    const rest: Operation[] = [];
    for (;;) {
      this.space();
      const c = this.source[this.at];
      const fits = kind === 'sum' ? c === '+' || c === '-' : c === '*' || c === '/';
      if (!fits || (c !== '+' && c !== '-' && c !== '*' && c !== '/')) break;
      this.at += 1;
      rest.push({ operator: c, operand: part() });
    }
    return rest.length === 0 ? first : { kind, first, rest };
  }

  private parallel(depth: number): Expression {
    const operands = [this.signed(depth)];
    for (;;) {
      this.space();
      if (!this.source.startsWith('||', this.at)) break;
      this.at += 2;
      operands.push(this.signed(depth));
    }
    return operands.length === 1 ? (operands[0] ?? this.fail()) : { kind: 'parallel', operands };
  }

  private signed(depth: number): Expression {
    if (depth > maxDepth) throw new CalculatorFault('too-deep', 'This expression is nested too deep.');
    let signs = '';
    for (;;) {
      this.space();
      const c = this.source[this.at];
      if (c !== '+' && c !== '-') break;
      signs += c;
      this.at += 1;
    }
    const operand = this.power(depth);
    if (signs === '') return operand;
    return { kind: 'sign', isNegative: signs.replaceAll('+', '').length % 2 === 1, signs, operand };
  }

  private power(depth: number): Expression {
    const base = this.atom(depth);
    this.space();
    if (this.source[this.at] !== '^') return base;
    this.at += 1;
    return { kind: 'power', base, exponent: this.signed(depth + 1) };
  }

  private atom(depth: number): Expression {
    this.space();
    if (this.source[this.at] === '(') return { kind: 'brackets', inner: this.bracketed(depth) };
    const number = this.match(numberForm);
    if (number !== '') return this.numberAtom(number);
    const name = this.name();
    if (name === '') return this.fail();
    this.space();
    if (this.source[this.at] === '(') return { kind: 'call', name, argument: this.bracketed(depth) };
    return { kind: 'name', name };
  }

  private numberAtom(text: string): Expression {
    // `2x`, `1_000`, `1e`: a letter right after a number is never read as a product.
    if (/[A-Za-z_.\d]/.test(this.source[this.at] ?? '')) return this.fail();
    const isPercent = text.endsWith('%');
    const value = Number(isPercent ? text.slice(0, -1) : text);
    return { kind: 'number', text, value: isPercent ? value * 0.01 : value };
  }

  /** `x`, `R_1`, `f_0'`, `T_{ij}^{12}'`. */
  private name(): string {
    let name = this.match(nameForm);
    if (name.endsWith('_') && this.source[this.at] === '{') {
      name = name.slice(0, -1);
      this.at -= 1;
    }
    return name === '' ? '' : name + this.match(tensorForm);
  }

  private bracketed(depth: number): Expression {
    this.at += 1;
    const inner = this.sum(depth + 1);
    this.space();
    if (this.source[this.at] !== ')') return this.fail();
    this.at += 1;
    return inner;
  }

  private match(form: RegExp): string {
    form.lastIndex = this.at;
    const text = form.exec(this.source)?.[0] ?? '';
    this.at += text.length;
    return text;
  }

  private space(): void {
    while (/\s/.test(this.source.charAt(this.at))) this.at += 1;
  }

  private fail(): never {
    const rest = this.source.slice(this.at).trim();
    const shown = rest.length > 20 ? `${rest.slice(0, 20)}…` : rest;
    throw new CalculatorFault(
      'syntax',
      shown === ''
        ? 'This expression is not complete.'
        : `This expression cannot be read from "${shown}" on. Write * for every multiplication.`,
    );
  }
}
