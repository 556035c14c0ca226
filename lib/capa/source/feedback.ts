import type { ChoiceSource } from './choices';
import { innerHtml } from './html';
import type { ResponseSource, Scope } from './problem';
import { childElements, descendants, firstFrom, type XmlElement } from './xml';

const setTags = new Set(['targetedfeedbackset']);
const solutionTags = new Set(['solution']);

/**
 * The targeted feedback for a chosen choice: the feedback whose `explanation-id` is the choice's own, and the solution
 * where a right choice (or `targeted-feedback="alwaysShowCorrectChoiceExplanation"`) calls for it.
 * Empty where the response does not ask for targeted feedback.
 */
export function targetedFeedback(response: ResponseSource, choice: ChoiceSource, scope: Scope): readonly string[] {
  const mode = response.element.attributes['targeted-feedback'];
  const group = response.inputs[0]?.element;
  if (mode === undefined || !group) return [];
  const shown: string[] = [];
  const own = choice.element.attributes['explanation-id'];
  const isRight = choice.correct === 'true';
  if (own !== undefined) {
    const feedback = feedbacksOf(response, scope.root).find((element) => element.attributes['explanation-id'] === own);
    if (feedback) shown.push(scope.text(innerHtml(feedback).trim()));
  }
  const alwaysShows = mode === 'alwaysShowCorrectChoiceExplanation';
  if (isRight || alwaysShows) {
    const id = isRight ? own : correctExplanation(group);
    const solution = descendants(scope.root, solutionTags).find(
      (element) => id !== undefined && element.attributes['explanation-id'] === id,
    );
    if (solution) shown.push(scope.text(innerHtml(solution).trim()));
  }
  return shown;
}

function correctExplanation(group: XmlElement): string | undefined {
  const right = childElements(group, 'choice').find((choice) => choice.attributes.correct?.toLowerCase() === 'true');
  return right?.attributes['explanation-id'];
}

/** The feedback set inside the response, else the next one that follows it in the problem. */
function feedbacksOf(response: ResponseSource, root: XmlElement): readonly XmlElement[] {
  const set = firstFrom(root, response.element, setTags);
  return set ? childElements(set, 'targetedfeedback') : [];
}
