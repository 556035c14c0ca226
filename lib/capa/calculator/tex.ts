import { CalculatorFault } from './fault';
import { type Expression, parseExpression } from './parse';

export type Preview =
  | { readonly tex: string; readonly error?: undefined }
  | { readonly error: CalculatorFault['code']; readonly message: string };

/**
 * An expression as TeX, for a preview while somebody types. Names need not be known. The empty text gives empty TeX. Never throws.
 *
 * @example expressionToTex('sqrt(x^2)/2').tex // '\\frac{\\sqrt{x^{2}}}{2}'
 */
export function expressionToTex(source: string): Preview {
  if (source.trim() === '') return { tex: '' };
  try {
    return { tex: write(parseExpression(source)) };
  } catch (error) {
    if (error instanceof CalculatorFault) return { error: error.code, message: error.message };
    throw error;
  }
}

function write(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return writeNumber(expression.text);
    case 'name':
      return writeName(expression.name);
    case 'call':
      return writeCall(expression.name, expression.argument);
    case 'brackets':
      return `\\left(${write(expression.inner)}\\right)`;
    case 'sign':
      return `${expression.signs}${write(expression.operand)}`;
    case 'power':
      return `${write(expression.base)}^{${write(bare(expression.exponent))}}`;
    case 'parallel':
      return expression.operands.map(write).join('\\parallel ');
    case 'sum':
      return write(expression.first) + expression.rest.map((part) => `${part.operator}${write(part.operand)}`).join('');
    case 'product':
      return writeProduct(expression);
  }
}

/** A fraction bar says what brackets said. */
function bare(expression: Expression): Expression {
  return expression.kind === 'brackets' ? expression.inner : expression;
}

/** From the left: `a*b/c*d` is a·b over c, times d. */
function writeProduct(expression: Extract<Expression, { kind: 'product' | 'sum' }>): string {
  let isSingle = true;
  let last: Expression = expression.first;
  return expression.rest.reduce((left, { operator, operand }) => {
    if (operator === '/') {
      const above = isSingle ? write(bare(last)) : left;
      isSingle = false;
      return `\\frac{${above}}{${write(bare(operand))}}`;
    }
    isSingle = false;
    last = operand;
    return `${left}\\cdot ${write(operand)}`;
  }, write(expression.first));
}

function writeNumber(text: string): string {
  const isPercent = text.endsWith('%');
  const [mantissa = '', exponent] = (isPercent ? text.slice(0, -1) : text).split(/e/i);
  const number = exponent === undefined ? mantissa : `${mantissa}\\times 10^{${Number(exponent)}}`;
  return isPercent ? `${number}\\%` : number;
}

const greek = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega varepsilon vartheta varphi hbar infty'
  ).split(' '),
);

function writeLetters(name: string): string {
  if (greek.has(name)) return `\\${name}`;
  return name.length > 1 ? `\\text{${name.replaceAll('_', '\\_')}}` : name;
}

/** `R_1`, `f_0'`, `T_{ij}^{12}` */
function writeName(name: string): string {
  const [, base = '', lower, upper, primes = ''] =
    /^([A-Za-z0-9]+)(?:_\{?(-?[A-Za-z0-9_]+)\}?)?(?:\^\{(-?[A-Za-z0-9]+)\})?('*)$/.exec(name) ?? [];
  if (base === '') return `\\text{${name.replace(/[_^{}]/g, '\\$&')}}`;
  const below = lower === undefined ? '' : `_{${writeLetters(lower)}}`;
  const above = upper === undefined ? '' : `^{${upper}}`;
  return `${writeLetters(base)}${below}${above}${primes}`;
}

const ownCommands = new Set([
  'sin',
  'cos',
  'tan',
  'sec',
  'csc',
  'cot',
  'sinh',
  'cosh',
  'tanh',
  'coth',
  'ln',
  'exp',
  'arcsin',
  'arccos',
  'arctan',
]);

function writeCall(name: string, argument: Expression): string {
  const inner = write(argument);
  const lower = name.toLowerCase();
  if (lower === 'sqrt') return `\\sqrt{${inner}}`;
  if (lower === 'abs') return `\\left|${inner}\\right|`;
  if (lower === 'fact' || lower === 'factorial') {
    return argument.kind === 'number' || argument.kind === 'name' ? `${inner}!` : `\\left(${inner}\\right)!`;
  }
  const log = /^log(2|10)$/.exec(lower)?.[1];
  const command =
    log === undefined
      ? ownCommands.has(lower)
        ? `\\${lower}`
        : `\\operatorname{${name.replaceAll('_', '\\_')}}`
      : `\\log_{${log}}`;
  return `${command}\\left(${inner}\\right)`;
}
