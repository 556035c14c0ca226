import { PythonRandom } from '../random';
import { type ChoiceSource, orderChoices, readChoices } from './choices';
import type { Problem } from './problem';

/**
 * The choices of every multiple choice input in the order that one learner sees (shuffled, or drawn from an answer pool), by
 * input id. One generator serves all groups in turn, as in Open edX, so that a seed gives the same order there and here.
 *
 * @throws `CapaFault` where an answer pool cannot be drawn (`parseProblem` finds that first and sets the problem's fault)
 */
export function choicesInOrder(problem: Problem, seed: number): ReadonlyMap<string, readonly ChoiceSource[]> {
  let random: PythonRandom | undefined;
  const generator = (): PythonRandom => {
    random ??= new PythonRandom(seed);
    return random;
  };
  const ordered = new Map<string, readonly ChoiceSource[]>();
  for (const response of problem.responses) {
    if (response.element.tag !== 'multiplechoiceresponse') continue;
    for (const { id, element } of response.inputs) {
      if (element.tag !== 'choicegroup') continue;
      ordered.set(id, orderChoices(element, readChoices(element, 'named', problem.text), generator));
    }
  }
  return ordered;
}
