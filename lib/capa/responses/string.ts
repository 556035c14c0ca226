import { answerFault, CapaFault, problemFault } from '../fault';
import { groupHints, hintList } from '../hints';
import { textAnswer } from '../judging/answer-values';
import { searchInPython, tooLongMessage } from '../judging/search-in-python';
import type { HintView } from '../model';
import { compileSearch, type Pattern } from '../pattern/search';
import { strip } from '../python/text';
import type { Grader, GradeTools, ResponseSource, ResponseType, Scope } from '../source/problem';
import { childElement, childElements, leadingText, type XmlElement } from '../source/xml';

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

  const verdict = (isCorrect: boolean, hints: readonly HintView[]) => ({
    inputs: { [input.id]: { correctness: isCorrect ? ('correct' as const) : ('incorrect' as const), hints } },
  });
  return {
    async verify(tools) {
      await matches('x', tools);
    },
    grade(answers, tools) {
      const given = strip(textAnswer(answers[input.id]));
      const isCorrect = given !== '' && matches(given, tools);
      const hints = given === '' ? [] : findHint(given, tools);
      // Only what Python is asked for makes anybody wait.
      return isCorrect instanceof Promise || hints instanceof Promise
        ? Promise.all([isCorrect, hints]).then(([found, shown]) => verdict(found, shown))
        : verdict(isCorrect, hints);
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
  const additional = childElements(element, 'additional_answer').map(additionalText);
  return { texts: [first, ...additional].map((text) => strip(scope.text(text))), isLegacyList: false };
}

/** A further answer stands in an attribute; in courses from before 2015 it is the element's text. */
function additionalText(node: XmlElement): string {
  return node.attributes.answer || leadingText(node);
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
      throw answerFault(tooLongMessage, `${result.message} Pattern: ${shorten(source)}`);
    }
    throw problemFault(`The pattern "${shorten(source)}" cannot be read: ${result.message}.`);
  };
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

interface HintRule {
  readonly fits: Matcher;
  readonly hint: XmlElement;
}

/** The first hint that fits: the right answers' own, then those for texts, then those for patterns. */
function hintFinder(
  element: XmlElement,
  mode: { ignoreCase: boolean; isPattern: boolean },
  scope: Scope,
): (given: string, tools: GradeTools) => readonly HintView[] | Promise<readonly HintView[]> {
  const rules: HintRule[] = [];
  const add = (hint: XmlElement | undefined, source: string, isPattern: boolean): void => {
    const answer = strip(scope.text(source));
    if (!hint || answer === '') return;
    const expected = { texts: [answer], isLegacyList: false };
    rules.push({ fits: neverFailing(matcherFor(expected, { ...mode, isPattern })), hint });
  };
  add(childElement(element, 'correcthint'), element.attributes.answer ?? '', mode.isPattern);
  for (const additional of childElements(element, 'additional_answer')) {
    add(childElement(additional, 'correcthint'), additionalText(additional), mode.isPattern);
  }
  for (const hint of childElements(element, 'stringequalhint')) add(hint, hint.attributes.answer ?? '', false);
  for (const hint of childElements(element, 'regexphint')) add(hint, hint.attributes.answer ?? '', true);

  return (given, tools) => {
    const shown = (rule: HintRule | undefined): readonly HintView[] =>
      rule
        ? hintList(rule.hint, scope.text)
        : groupHints(element, 'stringhint', (condition) => legacyHintFits(condition, given, scope), scope.text);
    const rule = firstFitting(rules, given, tools);
    return rule instanceof Promise ? rule.then(shown) : shown(rule);
  };
}

function firstFitting(
  rules: readonly HintRule[],
  given: string,
  tools: GradeTools,
): HintRule | undefined | Promise<HintRule | undefined> {
  for (const [index, rule] of rules.entries()) {
    const fits = rule.fits(given, tools);
    if (fits instanceof Promise) {
      return fits.then((found) => (found ? rule : firstFitting(rules.slice(index + 1), given, tools)));
    }
    if (fits) return rule;
  }
  return undefined;
}

/** A hint whose pattern cannot be searched for fits nothing: it stops no grading. */
function neverFailing(matcher: Matcher): Matcher {
  const refused = (error: unknown): false => {
    if (error instanceof CapaFault) return false;
    throw error;
  };
  return (given, tools) => {
    try {
      const found = matcher(given, tools);
      return found instanceof Promise ? found.catch(refused) : found;
    } catch (error) {
      return refused(error);
    }
  };
}

function legacyHintFits(condition: XmlElement, given: string, scope: Scope): boolean {
  const wanted = strip(scope.text(condition.attributes.answer ?? ''));
  const ignoreCase = (condition.attributes.type ?? '').toLowerCase().split(/\s+/).includes('ci');
  return ignoreCase ? wanted.toLowerCase() === given.toLowerCase() : wanted === given;
}
