import { z } from 'zod';
import { answerFault, problemFault } from '../fault';
import { textAnswer } from '../judging/answer-values';
import type { Grader, InputSource, ResponseSource, ResponseType, Scope, Verdict } from '../source/problem';

/** A place in a picture: right in a rectangle (its border belongs to it) or strictly inside a region (its convex hull). */
export const imageResponse: ResponseType = { tag: 'imageresponse', inputs: ['imageinput'], compile };

type Point = readonly [number, number];
type Area = (point: Point) => boolean;

function compile(response: ResponseSource, scope: Scope): Grader {
  const inputs = response.inputs.map((input) => ({
    id: input.id,
    areas: [...rectangles(input, scope), ...regions(input, scope)],
    shown: [input.element.attributes.rectangle, input.element.attributes.regions].filter((text) => text !== undefined),
  }));
  return {
    grade(answers) {
      const verdicts: Record<string, Verdict> = {};
      for (const { id, areas } of inputs) {
        const point = parsePoint(textAnswer(answers[id]));
        const isInside = point !== undefined && areas.some((area) => area(point));
        verdicts[id] = { correctness: isInside ? 'correct' : 'incorrect' };
      }
      return { inputs: verdicts };
    },
    answers: () =>
      Object.fromEntries(inputs.map(({ id, shown }) => [id, { choiceNames: [], texts: shown.map(scope.text) }])),
  };
}

/** `[x,y]` in whole pixels; undefined where nothing was clicked. */
function parsePoint(text: string): Point | undefined {
  const compact = text.replace(/\s/g, '');
  if (compact === '') return undefined;
  const match = /^\[(\d{1,9}),(\d{1,9})\]$/.exec(compact);
  if (!match) throw answerFault('Please click a place in the picture: what was sent is no place.');
  return [Number(match[1]), Number(match[2])];
}

function rectangles(input: InputSource, scope: Scope): readonly Area[] {
  const text = scope.text(input.element.attributes.rectangle ?? '').trim();
  if (text === '') return [];
  return text.split(';').map((part) => {
    const match = /^[([](\d+),(\d+)[)\]]-[([](\d+),(\d+)[)\]]/.exec(part.replace(/\s/g, ''));
    if (!match) throw problemFault(`rectangle="${text}" cannot be read; it should look like "(10,20)-(110,120)".`);
    const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1).map(Number);
    return ([x, y]) => left <= x && x <= right && top <= y && y <= bottom;
  });
}

const pointSchema = z.tuple([z.number(), z.number()]);
const regionsSchema = z.union([z.array(z.array(pointSchema)), z.array(pointSchema).transform((region) => [region])]);

function regions(input: InputSource, scope: Scope): readonly Area[] {
  const text = scope.text(input.element.attributes.regions ?? '').trim();
  if (text === '') return [];
  const parsed = regionsSchema.safeParse(tryJson(text));
  if (!parsed.success) throw problemFault(`regions="${text}" cannot be read; it should be a list of lists of [x,y].`);
  return parsed.data.map((region) => insideHull(convexHull(region)));
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which side of the line from `a` to `b` the point is on: 0 on it. */
function side(a: Point, b: Point, point: Point): number {
  return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]);
}

/** The corners of the smallest convex shape around the points, in order (Andrew's monotone chain). */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (ordered: readonly Point[]): Point[] => {
    const hull: Point[] = [];
    for (const point of ordered) {
      for (;;) {
        const [a, b] = hull.slice(-2);
        if (!a || !b || side(a, b, point) > 0) break;
        hull.pop();
      }
      hull.push(point);
    }
    return hull.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

function insideHull(hull: readonly Point[]): Area {
  return (point) =>
    hull.length >= 3 &&
    hull.every((corner, index) => {
      const next = hull[(index + 1) % hull.length];
      return next !== undefined && side(corner, next, point) > 0;
    });
}
