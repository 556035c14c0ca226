import { type Point, place, shapes, turnOf } from './parts';
import type { Circuit, CircuitPart } from './read-circuit';

/** One line of text beside a part. */
export interface PartCaption {
  readonly text: string;
  /** On its baseline. */
  readonly at: Point;
  /** Which end of the text stands at `at`. */
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface CircuitFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Of the captions, in the units of the circuit. */
export const captionSize = 10;
const lineHeight = 12;
/** A letter's width for its size, somewhat wide: captions are kept inside the frame by it. */
const letterWidth = captionSize * 0.62;
const margin = 8;

/** What a part covers when it is laid: left, top, right, bottom. */
function boxOf({ kind, at, rotation }: CircuitPart): readonly [number, number, number, number] {
  const [left, top, right, bottom] = shapes[kind].box;
  const turn = turnOf(rotation);
  const [x1, y1] = place([left, top], at, turn);
  const [x2, y2] = place([right, bottom], at, turn);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

/** Name and value of a part, upright whatever way it lies: beside one that stands, above and below one that lies. */
export function captionsOf(part: CircuitPart): readonly PartCaption[] {
  const [left, top, right, bottom] = boxOf(part);
  const middle = (left + right) / 2;
  const above = top - 4;
  const below = bottom + 3 + captionSize;
  const line = (text: string, at: Point, anchor: PartCaption['anchor'] = 'middle') =>
    text === '' ? [] : [{ text, at, anchor }];
  if (part.kind === 'label') {
    // Where its short line ends, away from the wire.
    const [x, y] = part.at;
    const [tipX, tipY] = place([0, 1], part.at, turnOf(part.rotation));
    return tipX === x
      ? line(part.name, [x, tipY > y ? y + 8 + captionSize : y - 9])
      : line(part.name, [x + 9 * (tipX - x), y + captionSize * 0.35], tipX > x ? 'start' : 'end');
  }
  if (bottom - top < right - left) {
    return [...line(part.name, [middle, above]), ...line(part.value, [middle, below])];
  }
  const lines = [part.name, part.value].filter((text) => text !== '');
  const first = (top + bottom) / 2 - ((lines.length - 1) * lineHeight) / 2 + captionSize * 0.35;
  return lines.flatMap((text, row) => line(text, [right + 5, first + row * lineHeight], 'start'));
}

/** The part of the plane that holds the whole circuit with its captions; null for a circuit with nothing to draw. */
export function frameCircuit(circuit: Circuit): CircuitFrame | null {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const { from, to } of circuit.wires) {
    xs.push(from[0], to[0]);
    ys.push(from[1], to[1]);
  }
  for (const part of circuit.parts) {
    const [left, top, right, bottom] = boxOf(part);
    xs.push(left, right);
    ys.push(top, bottom);
    for (const { text, at, anchor } of captionsOf(part)) {
      const width = text.length * letterWidth;
      const start = anchor === 'start' ? at[0] : anchor === 'end' ? at[0] - width : at[0] - width / 2;
      xs.push(start, start + width);
      ys.push(at[1] - captionSize, at[1]);
    }
  }
  if (xs.length === 0) {
    return null;
  }
  const [left, top] = [least(xs) - margin, least(ys) - margin];
  return { left, top, width: most(xs) + margin - left, height: most(ys) + margin - top };
}

const least = (numbers: readonly number[]) => numbers.reduce((one, other) => Math.min(one, other));
const most = (numbers: readonly number[]) => numbers.reduce((one, other) => Math.max(one, other));
