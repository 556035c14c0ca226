import type { ChoiceSource } from './choices';
import { innerHtml } from './html';
import type { ResponseSource, Scope } from './problem';
import { childElements, descendants, firstFrom, type XmlElement } from './xml';

const setTags = new Set(['targetedfeedbackset']);
const solutionTags = new Set(['solution']);

/**
 * Finds the targeted feedback for a chosen choice: the feedback whose `explanation-id` is the choice's own, and the solution
 * where a right choice (or `targeted-feedback="alwaysShowCorrectChoiceExplanation"`) calls for it.
 * None where the response does not ask for targeted feedback.
 */
export function feedbackFinder(response: ResponseSource, scope: Scope): (choice: ChoiceSource) => readonly string[] {
  const mode = response.element.attributes['targeted-feedback'];
  const group = response.inputs[0]?.element;
  if (mode === undefined || !group) return () => [];
  const set = firstFrom(scope.root, response.element, setTags);
  const feedbacks = byExplanation(set ? childElements(set, 'targetedfeedback') : []);
  const solutions = byExplanation(descendants(scope.root, solutionTags));
  const rightId = childElements(group, 'choice').find(isRight)?.attributes['explanation-id'];
  const alwaysShows = mode === 'alwaysShowCorrectChoiceExplanation';

  return (choice) => {
    const own = choice.element.attributes['explanation-id'];
    const isChosenRight = choice.correct === 'true';
    const explained = isChosenRight ? own : alwaysShows ? rightId : undefined;
    return [found(feedbacks, own), found(solutions, explained)]
      .filter((element) => element !== undefined)
      .map((element) => scope.text(innerHtml(element).trim()));
  };
}

function isRight(choice: XmlElement): boolean {
  return choice.attributes.correct?.toLowerCase() === 'true';
}

/** The first element of each `explanation-id`. */
function byExplanation(elements: readonly XmlElement[]): ReadonlyMap<string, XmlElement> {
  const named = new Map<string, XmlElement>();
  for (const element of elements) {
    const id = element.attributes['explanation-id'];
    if (id !== undefined && !named.has(id)) named.set(id, element);
  }
  return named;
}

function found(elements: ReadonlyMap<string, XmlElement>, id: string | undefined): XmlElement | undefined {
  return id === undefined ? undefined : elements.get(id);
}
