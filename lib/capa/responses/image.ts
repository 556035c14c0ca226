import { answerFault } from '../fault';
import { textAnswer } from '../judging/answer-values';
import { holdsPoint, readRectangles, readRegions } from '../source/image-areas';
import type { Grader, ResponseSource, ResponseType, Scope, Verdict } from '../source/problem';

/** A place in a picture: right in a rectangle (its border belongs to it) or strictly inside a region (its convex hull). */
export const imageResponse: ResponseType = { tag: 'imageresponse', inputs: ['imageinput'], compile };

function compile(response: ResponseSource, scope: Scope): Grader {
  const inputs = response.inputs.map(({ id, element }) => {
    const { rectangle, regions } = element.attributes;
    return {
      id,
      areas: [...readRectangles(scope.text(rectangle ?? '')), ...readRegions(scope.text(regions ?? ''))],
      texts: [rectangle, regions].filter((text) => text !== undefined).map(scope.text),
    };
  });
  return {
    grade(answers) {
      const verdicts: Record<string, Verdict> = {};
      for (const { id, areas } of inputs) {
        const point = parsePoint(textAnswer(answers[id]));
        const isInside = point !== undefined && areas.some((area) => holdsPoint(area, point));
        verdicts[id] = { correctness: isInside ? 'correct' : 'incorrect' };
      }
      return { inputs: verdicts };
    },
    answers: () => Object.fromEntries(inputs.map(({ id, areas, texts }) => [id, { choiceNames: [], texts, areas }])),
  };
}

/** `[x,y]` in whole pixels; undefined where nothing was clicked. */
function parsePoint(text: string): readonly [number, number] | undefined {
  const compact = text.replace(/\s/g, '');
  if (compact === '') return undefined;
  const match = /^\[(\d{1,9}),(\d{1,9})\]$/.exec(compact);
  if (!match) throw answerFault('Please click a place in the picture: what was sent is no place.');
  return [Number(match[1]), Number(match[2])];
}
