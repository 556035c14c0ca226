import { answerFault, problemFault } from '../fault';
import { groupHints, hintList } from '../hints';
import { textAnswer } from '../judging/answer-values';
import { searchInPython } from '../judging/search-in-python';
import type { HintView } from '../model';
import { compileSearch, type Pattern } from '../pattern/search';
import { strip } from '../python/text';
import type { Grader, GradeTools, ResponseSource, ResponseType, Scope } from '../source/problem';
import { childElement, childElements, type XmlElement } from '../source/xml';

/** A line of text: equal to one of the answers, or found by their pattern. Nothing typed is never right. */
export const stringResponse: ResponseType = {
  tag: 'stringresponse',
  inputs: ['textline'],
  maxInputs: 1,
  requiredAttributes: ['answer'],
  compile,
};

type Matcher = (given: string, tools: GradeTools) => boolean | Promise<boolean>;

function compile(response: ResponseSource, scope: Scope): Grader {
  const input = response.inputs[0];
  if (!input) throw problemFault('<stringresponse> has no <textline>.');
  const { element } = response;
  const types = new Set((element.attributes.type ?? '').toLowerCase().split(/\s+/));
  const ignoreCase = types.has('ci');
  const isPattern = types.has('regexp');
  const expected = answersOf(element, scope);
  const matches = matcherFor(expected, { ignoreCase, isPattern });
  const findHint = hintFinder(element, { ignoreCase, isPattern }, scope);

  const verdict = (isCorrect: boolean, given: string) => ({
    inputs: {
      [input.id]: { correctness: isCorrect ? ('correct' as const) : ('incorrect' as const), hints: findHint(given) },
    },
  });
  return {
    async verify(tools) {
      await matches('x', tools);
    },
    grade(answers, tools) {
      const given = strip(textAnswer(answers[input.id]));
      const isCorrect = given !== '' && matches(given, tools);
      return isCorrect instanceof Promise
        ? isCorrect.then((found) => verdict(found, given))
        : verdict(isCorrect, given);
    },
    answers: () => ({ [input.id]: { choiceNames: [], texts: expected.texts } }),
  };
}

interface Expected {
  readonly texts: readonly string[];
  /** Legacy `a_or_b`: several answers in one attribute; never a pattern. */
  readonly isLegacyList: boolean;
}

function answersOf(element: XmlElement, scope: Scope): Expected {
  const first = element.attributes.answer ?? '';
  if (first.toLowerCase().includes('_or_')) {
    return { texts: scope.text(first).split('_or_').map(strip), isLegacyList: true };
  }
  const additional = childElements(element, 'additional_answer').map((node) => node.attributes.answer ?? '');
  return { texts: [first, ...additional].map((text) => strip(scope.text(text))), isLegacyList: false };
}

function matcherFor(expected: Expected, mode: { ignoreCase: boolean; isPattern: boolean }): Matcher {
  if (mode.isPattern && !expected.isLegacyList) {
    return patternMatcher(`^${expected.texts.join('|')}$`, mode.ignoreCase);
  }
  const fold = (text: string): string => (mode.ignoreCase ? text.toLowerCase() : text);
  const wanted = new Set(expected.texts.map(fold));
  return (given) => wanted.has(fold(given));
}

/** Our own engine first; what it cannot read or finish, Python itself, where a sandbox is at hand. */
function patternMatcher(source: string, ignoreCase: boolean): Matcher {
  let pattern: Pattern | undefined;
  return (given, tools) => {
    pattern ??= compileSearch(source, { ignoreCase });
    const result = pattern.search(given);
    if (result.failed === undefined) return result.found;
    if (tools.runScript) return searchInPython({ source, ignoreCase, given }, tools.runScript);
    if (result.failed === 'budget') {
      throw answerFault(
        'This answer takes too long to check. Please try a shorter one.',
        `${result.message} Pattern: ${shorten(source)}`,
      );
    }
    throw problemFault(`The pattern "${shorten(source)}" cannot be read: ${result.message}.`);
  };
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** The first hint that fits: the right answers' own, then those for texts, then those for patterns. */
function hintFinder(
  element: XmlElement,
  mode: { ignoreCase: boolean; isPattern: boolean },
  scope: Scope,
): (given: string) => readonly HintView[] {
  const fits = (node: XmlElement, isPattern: boolean): ((given: string) => boolean) => {
    const answer = strip(scope.text(node.attributes.answer ?? ''));
    if (answer === '') return () => false;
    if (!isPattern) {
      const fold = (text: string): string => (mode.ignoreCase ? text.toLowerCase() : text);
      return (given) => fold(answer) === fold(given);
    }
    let pattern: Pattern | undefined;
    return (given) => {
      pattern ??= compileSearch(`^${answer}$`, { ignoreCase: mode.ignoreCase });
      const result = pattern.search(given);
      return result.failed === undefined && result.found;
    };
  };
  const rules: { fits: (given: string) => boolean; hint: XmlElement }[] = [];
  const own = childElement(element, 'correcthint');
  if (own) rules.push({ fits: fits(element, mode.isPattern), hint: own });
  for (const additional of childElements(element, 'additional_answer')) {
    const hint = childElement(additional, 'correcthint');
    if (hint) rules.push({ fits: fits(additional, mode.isPattern), hint });
  }
  for (const hint of childElements(element, 'stringequalhint')) rules.push({ fits: fits(hint, false), hint });
  for (const hint of childElements(element, 'regexphint')) rules.push({ fits: fits(hint, true), hint });

  return (given) => {
    if (given === '') return [];
    const rule = rules.find((candidate) => candidate.fits(given));
    if (rule) return hintList(rule.hint, scope.text);
    return groupHints(element, 'stringhint', (condition) => legacyHintFits(condition, given, scope), scope.text);
  };
}

function legacyHintFits(condition: XmlElement, given: string, scope: Scope): boolean {
  const wanted = strip(scope.text(condition.attributes.answer ?? ''));
  const ignoreCase = (condition.attributes.type ?? '').toLowerCase().split(/\s+/).includes('ci');
  return ignoreCase ? wanted.toLowerCase() === given.toLowerCase() : wanted === given;
}
