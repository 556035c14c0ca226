import type { Value } from '../calculator/complex';
import { compileExpression, namesIn } from '../calculator/evaluate';
import { CalculatorFault } from '../calculator/fault';
import { parseExpression } from '../calculator/parse';
import { isWithin, type Tolerance } from '../calculator/tolerance';
import { answerFault, problemFault } from '../fault';
import { groupHints } from '../hints';
import { textAnswer } from '../judging/answer-values';
import { readTolerance, toleranceText } from '../judging/response-param';
import { staffFault } from '../judging/staff-number';
import { parseFloatText, parseIntText, strip } from '../python/text';
import { PythonRandom } from '../random';
import type { Grader, ResponseSource, ResponseType, Scope } from '../source/problem';
import type { XmlElement } from '../source/xml';

/** An expression in variables: right where it agrees with the author's at every sampled point, within the tolerance. */
export const formulaResponse: ResponseType = {
  tag: 'formularesponse',
  inputs: ['formulaequationinput', 'textline'],
  maxInputs: 1,
  requiredAttributes: ['answer', 'samples'],
  compile,
};

function compile(response: ResponseSource, scope: Scope): Grader {
  const input = response.inputs[0];
  if (!input) throw problemFault('<formularesponse> has no input.');
  const { element } = response;
  const answer = strip(scope.text(element.attributes.answer ?? ''));
  const caseSensitive = (element.attributes.type ?? '')
    .split(',')
    .map((type) => type.trim())
    .includes('cs');
  const samples = parseSamples(scope.text(element.attributes.samples ?? ''));
  const tolerance = toleranceText(element, scope);
  const agrees = comparison(caseSensitive);

  return {
    verify: ({ seed }) => {
      agrees({ given: answer, answer, samples, tolerance: readTolerance(tolerance), seed });
    },
    grade(answers, tools) {
      const given = textAnswer(answers[input.id]);
      const isCorrect = agrees({ given, answer, samples, tolerance: readTolerance(tolerance), seed: tools.seed });
      const holds = (condition: XmlElement): boolean =>
        agrees({
          given,
          answer: strip(scope.text(condition.attributes.answer ?? '')),
          samples: parseSamples(scope.text(condition.attributes.samples ?? element.attributes.samples ?? '')),
          tolerance: readTolerance(tolerance),
          seed: tools.seed,
        });
      return {
        inputs: {
          [input.id]: {
            correctness: isCorrect ? 'correct' : 'incorrect',
            hints: groupHints(element, 'formulahint', holds, scope.text),
          },
        },
      };
    },
    answers: () => ({ [input.id]: { choiceNames: [], texts: [answer] } }),
  };
}

interface Samples {
  readonly variables: readonly string[];
  readonly ranges: readonly (readonly [number, number])[];
  readonly count: number;
}

const maxSamples = 1000;
/** Letters of an answer times samples: about a second of work. */
const maxWork = 1_000_000;

/** `x,y@1,2:3,4#10`: variables, lower and upper borders, how many points. */
function parseSamples(text: string): Samples {
  const match = /^([^@]+)@([^:#]+):([^#]+)#(.+)$/s.exec(text.trim());
  const variables = list(match?.[1]);
  const lower = list(match?.[2]).map(parseFloatText);
  const upper = list(match?.[3]).map(parseFloatText);
  const count = parseIntText(match?.[4] ?? '');
  const ranges = variables.map((_, index) => {
    const [low, high] = [lower[index], upper[index]];
    return low === undefined || high === undefined ? undefined : ([low, high] as const);
  });
  const whole = ranges.filter((range) => range !== undefined);
  if (variables.length === 0 || whole.length < variables.length || count === undefined || count < 1) {
    throw problemFault(`samples="${text}" cannot be read; it should look like "x,y@1,2:3,4#10".`);
  }
  return { variables, ranges: whole, count: Math.min(count, maxSamples) };
}

function list(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').map((part) => part.trim());
}

interface Comparison {
  readonly given: string;
  readonly answer: string;
  readonly samples: Samples;
  readonly tolerance: Tolerance;
  readonly seed: number;
}

type Compiled = ReturnType<typeof compileExpression>;

/** Compares two expressions; the author's are read once and kept. */
function comparison(caseSensitive: boolean): (comparison: Comparison) => boolean {
  const kept = new Map<string, Compiled>();
  const author = (text: string, variables: readonly string[]): Compiled => {
    const known = kept.get(text);
    if (known) return known;
    const made = readFormula(text, variables, caseSensitive);
    kept.set(text, made);
    return made;
  };
  return ({ given, answer, samples, tolerance, seed }) => {
    if (given.length * samples.count > maxWork) throw answerFault('This formula is too long to be checked.');
    const theirs = tryWith(given, () => readFormula(given, samples.variables, caseSensitive));
    const right = tryAuthor(answer, () => author(answer, samples.variables));
    for (const point of samplePoints(samples, seed, given)) {
      const value = tryWith(given, () => theirs(point));
      if (
        !isWithin(
          value,
          tryAuthor(answer, () => right(point)),
          tolerance,
        )
      )
        return false;
    }
    return true;
  };
}

/** Reads a formula. The factorial of a sampled variable is refused: samples are not whole numbers. */
function readFormula(text: string, variables: readonly string[], caseSensitive: boolean): Compiled {
  const compiled = compileExpression(text, caseSensitive);
  if (!/fact/i.test(text)) return compiled;
  const key = (name: string): string => (caseSensitive ? name : name.toLowerCase());
  const sampled = new Set(variables.map(key));
  for (const { name, argument } of namesIn(parseExpression(text))) {
    if (argument === undefined || !['fact', 'factorial'].includes(key(name))) continue;
    for (const inner of namesIn(argument)) {
      if (!inner.isCall && sampled.has(key(inner.name))) {
        throw new CalculatorFault('factorial', 'The factorial of a variable cannot be used in this problem.');
      }
    }
  }
  return compiled;
}

/**
 * Points at random places that depend on what was answered: the same answer always meets the same points, and nobody can
 * shape an answer to points known before.
 */
function* samplePoints(samples: Samples, seed: number, given: string): Generator<Record<string, Value>> {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < given.length; i += 1) hash = Math.imul(hash ^ given.charCodeAt(i), 0x01000193);
  const random = new PythonRandom(hash >>> 0);
  for (let n = 0; n < samples.count; n += 1) {
    const point: Record<string, Value> = {};
    samples.variables.forEach((name, index) => {
      const [low, high] = samples.ranges[index] ?? [0, 0];
      point[name] = random.uniform(low, high);
    });
    yield point;
  }
}

function tryWith<T>(given: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CalculatorFault)) throw error;
    const shown = given.length > 40 ? `${given.slice(0, 40)}…` : given;
    throw answerFault(`Could not understand "${shown}" as a formula. ${error.message}`);
  }
}

function tryAuthor<T>(answer: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CalculatorFault) throw staffFault(answer, error.message);
    throw error;
  }
}
