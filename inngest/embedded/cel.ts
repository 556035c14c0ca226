import { isDeepStrictEqual } from 'node:util';
import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import { Unsupported } from './unsupported';

/**
 * The part of CEL that functions may use in `if` and `key`, with Inngest's own meaning of a missing field: it is null, and
 * comparing it is no error. Whatever else CEL has is refused when functions are registered, so that an expression cannot
 * mean one thing here and another on a server.
 */

/** What an expression may name: the event that started the run, and for waits and cancellations the event that came. */
export interface ExpressionInput {
  readonly event: unknown;
  readonly async?: unknown;
}

export interface Expression {
  readonly source: string;
  evaluate(input: ExpressionInput): unknown;
  /** Where the expression is, or holds as a conjunct, `async.PATH == event.PATH`: both paths, as `data.id`. */
  readonly match: { readonly asyncPath: string; readonly eventPath: string } | undefined;
  /** Whether that match is the whole expression. */
  readonly isMatchAlone: boolean;
}

const parser = new Environment({ unlistedVariablesAreDyn: true });
const compiled = new Map<string, Expression>();

/** Reads an expression; throws with the place of what is not supported. */
export function compileExpression(source: string): Expression {
  const known = compiled.get(source);
  if (known) {
    return known;
  }
  const tree = parser.parse(source).ast;
  const evaluate = compileNode(tree);
  const found = findMatch(tree);
  const expression: Expression = {
    source,
    evaluate,
    match: found && { asyncPath: found.asyncPath, eventPath: found.eventPath },
    isMatchAlone: found?.node === tree,
  };
  compiled.set(source, expression);
  return expression;
}

/** The value at a path such as `data.id`; null where there is none. */
export function valueAt(root: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => member(at, name), root);
}

type Evaluate = (input: ExpressionInput) => unknown;

function compileNode(node: ASTNode): Evaluate {
  switch (node.op) {
    case 'value': {
      const value = typeof node.args === 'bigint' ? Number(node.args) : node.args;
      return () => value;
    }
    case 'id': {
      const name = node.args;
      if (name !== 'event' && name !== 'async') {
        throw unsupported(node, `the name ${name}`);
      }
      return (input) => input[name] ?? null;
    }
    case '.': {
      const [target, name] = node.args;
      const object = compileNode(target);
      return (input) => member(object(input), name);
    }
    case '[]': {
      const [object, key] = node.args.map(compileNode);
      return (input) => member(object?.(input), key?.(input));
    }
    case 'list': {
      const items = node.args.map(compileNode);
      return (input) => items.map((item) => item(input));
    }
    case '!_': {
      const inner = compileNode(node.args);
      return (input) => inner(input) !== true;
    }
    case '?:': {
      const [condition, yes, no] = node.args.map(compileNode);
      return (input) => (condition?.(input) === true ? yes : no)?.(input);
    }
    case '&&':
    case '||':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case 'in':
      return compileBinary(node.op, node.args);
    case 'call':
      return compileCall(node, node.args[0], node.args[1]);
    case 'rcall':
      return compileMethod(node, node.args[0], node.args[1], node.args[2]);
    default:
      throw unsupported(node, `the operator ${node.op}`);
  }
}

type Binary = '&&' | '||' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | 'in';

function compileBinary(operator: Binary, args: [ASTNode, ASTNode]): Evaluate {
  const left = compileNode(args[0]);
  const right = compileNode(args[1]);
  switch (operator) {
    case '&&':
      return (input) => left(input) === true && right(input) === true;
    case '||':
      return (input) => left(input) === true || right(input) === true;
    case '==':
      return (input) => isDeepStrictEqual(left(input), right(input));
    case '!=':
      return (input) => !isDeepStrictEqual(left(input), right(input));
    case '+':
      return (input) => joined(left(input), right(input));
    case 'in':
      return (input) => {
        const [item, list] = [left(input), right(input)];
        return Array.isArray(list) ? list.some((one) => isDeepStrictEqual(one, item)) : member(list, item) !== null;
      };
    default:
      return (input) => compare(operator, left(input), right(input));
  }
}

/** Texts by their order, numbers by theirs; anything else compares to nothing. */
function compare(operator: '<' | '<=' | '>' | '>=', left: unknown, right: unknown): boolean {
  const areTexts = typeof left === 'string' && typeof right === 'string';
  if (!areTexts && !(typeof left === 'number' && typeof right === 'number')) {
    return false;
  }
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

/** Keys are put together from texts only: a number is written differently by different engines. */
function joined(left: unknown, right: unknown): string | null {
  return typeof left === 'string' && typeof right === 'string' ? left + right : null;
}

function compileCall(node: ASTNode, name: string, args: ASTNode[]): Evaluate {
  const [argument] = args;
  if (argument && args.length === 1 && name === 'size') {
    const value = compileNode(argument);
    return (input) => size(value(input));
  }
  if (argument?.op === '.' && args.length === 1 && name === 'has') {
    const [target, field] = argument.args;
    const object = compileNode(target);
    return (input) => hasField(object(input), field);
  }
  throw unsupported(node, `the function ${name}()`);
}

function compileMethod(node: ASTNode, name: string, target: ASTNode, args: ASTNode[]): Evaluate {
  const value = compileNode(target);
  const [argument] = args;
  if (name === 'size' && args.length === 0) {
    return (input) => size(value(input));
  }
  if (argument && args.length === 1 && name === 'startsWith') {
    const start = compileNode(argument);
    return (input) => {
      const [text, wanted] = [value(input), start(input)];
      return typeof text === 'string' && typeof wanted === 'string' && text.startsWith(wanted);
    };
  }
  throw unsupported(node, `the function .${name}()`);
}

function hasField(object: unknown, name: string): boolean {
  return object !== null && typeof object === 'object' && Object.hasOwn(object, name);
}

function member(object: unknown, key: unknown): unknown {
  if (object === null || typeof object !== 'object' || (typeof key !== 'string' && typeof key !== 'number')) {
    return null;
  }
  return Object.getOwnPropertyDescriptor(object, key)?.value ?? null;
}

function size(value: unknown): number | null {
  if (typeof value === 'string' || Array.isArray(value)) {
    return value.length;
  }
  return value !== null && typeof value === 'object' ? Object.keys(value).length : null;
}

/** The first conjunct that says `async.PATH == event.PATH`, in either order. */
function findMatch(node: ASTNode): { node: ASTNode; asyncPath: string; eventPath: string } | undefined {
  if (node.op === '&&') {
    return findMatch(node.args[0]) ?? findMatch(node.args[1]);
  }
  if (node.op !== '==') {
    return undefined;
  }
  const [one, other] = node.args.map(pathOf);
  if (one?.root === 'async' && other?.root === 'event') {
    return { node, asyncPath: one.path, eventPath: other.path };
  }
  if (one?.root === 'event' && other?.root === 'async') {
    return { node, asyncPath: other.path, eventPath: one.path };
  }
  return undefined;
}

function pathOf(node: ASTNode): { root: string; path: string } | undefined {
  if (node.op !== '.') {
    return undefined;
  }
  const [target, name] = node.args;
  if (target.op === 'id') {
    return { root: target.args, path: name };
  }
  const outer = pathOf(target);
  return outer && { root: outer.root, path: `${outer.path}.${name}` };
}

const unsupported = (node: ASTNode, what: string) =>
  new Unsupported(`The expression ${JSON.stringify(node.input)} uses ${what}, which workflows may not`);
