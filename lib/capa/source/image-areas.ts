import { z } from 'zod';
import { problemFault } from '../fault';
import { readJson } from '../judging/read-json';
import type { ImageArea } from '../model';

/** The rectangles of `(10,20)-(110,120);(…)-(…)`. An empty text has none; one that cannot be read is a fault. */
export function readRectangles(text: string): readonly ImageArea[] {
  if (text.trim() === '') return [];
  return text.split(';').map((part) => {
    const match = /^[([](\d+),(\d+)[)\]]-[([](\d+),(\d+)[)\]]/.exec(part.replace(/\s/g, ''));
    if (!match)
      throw problemFault(`rectangle="${text.trim()}" cannot be read; it should look like "(10,20)-(110,120)".`);
    const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1).map(Number);
    return { kind: 'rectangle', left, top, right, bottom };
  });
}

const pointSchema = z.tuple([z.number(), z.number()]);
const regionsSchema = z.union([z.array(z.array(pointSchema)), z.array(pointSchema).transform((region) => [region])]);

/** The regions of `[[[x,y],…],…]` (or of one region alone), each as the convex shape around its points. */
export function readRegions(text: string): readonly ImageArea[] {
  if (text.trim() === '') return [];
  const parsed = regionsSchema.safeParse(readJson(text));
  if (!parsed.success)
    throw problemFault(`regions="${text.trim()}" cannot be read; it should be a list of lists of [x,y].`);
  return parsed.data.map((region) => ({ kind: 'polygon', corners: convexHull(region) }));
}

/** Whether a place is right: in a rectangle (its border belongs to it) or strictly inside a region. */
export function holdsPoint(area: ImageArea, [x, y]: readonly [number, number]): boolean {
  if (area.kind === 'rectangle') return area.left <= x && x <= area.right && area.top <= y && y <= area.bottom;
  const { corners } = area;
  return (
    corners.length >= 3 &&
    corners.every((corner, index) => {
      const next = corners[(index + 1) % corners.length];
      return next !== undefined && side(corner, next, [x, y]) > 0;
    })
  );
}

type Point = readonly [number, number];

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
