import { type Point, place, shapes, turnOf } from './parts';
import type { Circuit, CircuitPart } from './read-circuit';

export interface PartCaption {
  readonly lines: readonly string[];
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
export const captionSize = 9;
const lineHeight = 11;
/** A letter's width for its size, somewhat wide: captions are kept inside the frame by it. */
const letterWidth = captionSize * 0.62;
const margin = 12;

/** What a part covers when it is laid: left, top, right, bottom. */
function boxOf({ kind, at, rotation }: CircuitPart): readonly [number, number, number, number] {
  const [left, top, right, bottom] = shapes[kind].box;
  const turn = turnOf(rotation);
  const [x1, y1] = place([left, top], at, turn);
  const [x2, y2] = place([right, bottom], at, turn);
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

/** Name and value of a part, upright whatever way it lies: beside one that stands, around one that lies. */
export function captionOf(part: CircuitPart): PartCaption {
  const lines = [part.name, part.value].filter((line) => line !== '');
  const [left, top, right, bottom] = boxOf(part);
  const middleX = (left + right) / 2;
  const firstBaseline = (top + bottom) / 2 - ((lines.length - 1) * lineHeight) / 2 + captionSize / 3;
  if (part.kind === 'label') {
    // Where its short line ends, away from the wire.
    const [x, y] = part.at;
    const [tipX, tipY] = place([0, 1], part.at, turnOf(part.rotation));
    return tipX === x
      ? { lines, at: [x, tipY > y ? y + 8 + captionSize : y - 9], anchor: 'middle' }
      : { lines, at: [x + 9 * (tipX - x), y + captionSize / 3], anchor: tipX > x ? 'start' : 'end' };
  }
  if (part.kind === 'op-amp') {
    return { lines, at: [middleX, bottom + lineHeight], anchor: 'middle' };
  }
  const isStanding = bottom - top >= right - left;
  return isStanding
    ? { lines, at: [right + 5, firstBaseline], anchor: 'start' }
    : { lines, at: [middleX, top - 4 - (lines.length - 1) * lineHeight], anchor: 'middle' };
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
    const { lines, at, anchor } = captionOf(part);
    if (lines.length > 0) {
      const width = Math.max(...lines.map((line) => line.length)) * letterWidth;
      const start = anchor === 'start' ? at[0] : anchor === 'end' ? at[0] - width : at[0] - width / 2;
      xs.push(start, start + width);
      ys.push(at[1] - captionSize, at[1] + (lines.length - 1) * lineHeight);
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
