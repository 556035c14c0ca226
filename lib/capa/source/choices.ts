import { problemFault } from '../fault';
import { parseIntText } from '../python/text';
import type { PythonRandom } from '../random';
import { isHiddenTag, toHtml } from './html';
import { childElements, descendants, type XmlElement } from './xml';

/** One `<choice>` as authored. Never sent to a learner: it knows whether it is right. */
export interface ChoiceSource {
  /** `choice_0`, or `choice_NAME` where the author named it. */
  readonly name: string;
  readonly element: XmlElement;
  readonly html: string;
  /** `correct` in lower case: `true`, `false`, `partial`, or what the author wrote. */
  readonly correct: string;
  readonly isFixed: boolean;
}

const choiceTag = new Set(['choice']);

/**
 * The choices of a group. Multiple choice (`named`): `choice_` and the author's `name`, else a count of the unnamed ones.
 * Checkboxes (`counted`): always `choice_` and the position.
 */
export function readChoices(
  group: XmlElement,
  naming: 'named' | 'counted',
  text: (source: string) => string,
): readonly ChoiceSource[] {
  let unnamed = 0;
  return descendants(group, choiceTag).map((element, index) => {
    const given = naming === 'named' ? element.attributes.name : undefined;
    const name = given === undefined ? `choice_${naming === 'named' ? unnamed++ : index}` : `choice_${text(given)}`;
    return {
      name,
      element,
      html: text(choiceHtml(element)),
      correct: text(element.attributes.correct ?? '')
        .trim()
        .toLowerCase(),
      isFixed: element.attributes.fixed === 'true',
    };
  });
}

function choiceHtml(element: XmlElement): string {
  let html = '';
  for (const child of element.children) html += toHtml(child);
  return html.trim();
}

/** The plain text of a choice, without hints. */
export function choiceText(choice: ChoiceSource, text: (source: string) => string): string {
  const collect = (element: XmlElement): string =>
    element.children
      .map((child) => (child.kind === 'text' ? child.text : isHiddenTag(child.tag) ? '' : collect(child)))
      .join('');
  return text(collect(choice.element)).replace(/\s+/g, ' ').trim();
}

/**
 * The choices of a multiple choice group as one learner sees them: shuffled, or drawn from the answer pool.
 * The generator is shared by all groups of a problem, in order.
 * Throws `CapaFault` where the author asks for what cannot be.
 */
export function orderChoices(
  group: XmlElement,
  choices: readonly ChoiceSource[],
  random: () => PythonRandom,
): readonly ChoiceSource[] {
  const pool = poolSize(group);
  if (group.attributes.shuffle === 'true') return shuffleChoices(choices, random());
  return pool > 0 ? drawFromPool(choices, pool, random()) : choices;
}

/** How many choices the answer pool shows; 0 where the group has none. Throws `CapaFault`. */
export function poolSize(group: XmlElement): number {
  const given = group.attributes['answer-pool'];
  if (given === undefined) return 0;
  if (group.attributes.shuffle === 'true')
    throw problemFault('A choice group has either "shuffle" or "answer-pool", not both.');
  const size = parseIntText(given);
  if (size === undefined) throw problemFault(`answer-pool="${given}" is not a whole number.`);
  return Math.max(0, size);
}

/** Fixed choices at the beginning stay there; all other fixed ones stand, in order, at the end. */
function shuffleChoices(choices: readonly ChoiceSource[], random: PythonRandom): readonly ChoiceSource[] {
  const firstFree = choices.findIndex((choice) => !choice.isFixed);
  if (firstFree < 0) return choices;
  const rest = choices.slice(firstFree);
  return [
    ...choices.slice(0, firstFree),
    ...random.shuffled(rest.filter((choice) => !choice.isFixed)),
    ...rest.filter((choice) => choice.isFixed),
  ];
}

/** One right choice and `size` − 1 wrong ones, in an order of their own. */
function drawFromPool(choices: readonly ChoiceSource[], size: number, random: PythonRandom): readonly ChoiceSource[] {
  const right = choices.filter((choice) => choice.correct === 'true');
  const wrong = choices.filter((choice) => choice.correct !== 'true');
  const drawn = right[random.randint(0, right.length - 1)];
  if (!drawn) throw problemFault('An answer pool needs a correct choice.');
  return random.shuffled([drawn, ...random.shuffled(wrong).slice(0, size - 1)]);
}

/** The solutions that an answer pool keeps: those of the drawn right choice (all, where none is named for it). */
export function solutionsOfPool(
  group: XmlElement,
  shown: readonly ChoiceSource[],
  solutionSet: XmlElement,
): XmlElement[] {
  const solutions = childElements(solutionSet, 'solution');
  if (poolSize(group) === 0) return solutions;
  const drawn = shown.find((choice) => choice.correct === 'true')?.element.attributes['explanation-id'];
  return solutions.filter((solution) => solution.attributes['explanation-id'] === drawn);
}
