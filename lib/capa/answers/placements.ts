import { z } from 'zod';
import { readJson } from '../judging/read-json';
import type { Answer } from '../model';
import type { InputSource } from '../source/problem';
import { childElements } from '../source/xml';

/** One item that lies on the picture: on a target, by its id, or at a place `[x, y]` in pixels of the picture. */
export interface Placement {
  readonly item: string;
  readonly place: string | readonly [number, number];
}

/**
 * The fields of a drag-and-drop input as the JSON that Open edX's own tool sends: a list of one-entry objects, item → target or
 * `[x, y]`, items in the author's order. `item_I_N` holds the target of the N-th copy of the I-th item, `item_I_N_x` and
 * `item_I_N_y` its place where the problem has no targets. Fields left empty are items that lie nowhere.
 *
 * Source: the Open edX documentation, "Drag and Drop Problem (Deprecated)".
 *
 * @example placementsFromFields({ item_0_0: 'left' }, input) // '[{"a":"left"}]'
 */
export function placementsFromFields(fields: Readonly<Record<string, string>>, input: InputSource): string {
  const items = childElements(input.element, 'draggable').map(({ attributes }) => attributes.id ?? '');
  const placed = Object.entries(fields).flatMap(([name, value]) => {
    const match = /^item_(\d{1,4})_(\d{1,4})(_x)?$/.exec(name);
    const item = items[Number(match?.[1])];
    const place = match && placeOf(fields, name, value.trim(), match[3] !== undefined);
    return match && item !== undefined && place !== null
      ? [{ at: Number(match[1]), copy: Number(match[2]), entry: { [item]: place } }]
      : [];
  });
  placed.sort((one, other) => one.at - other.at || one.copy - other.copy);
  return placed.length === 0 ? '' : JSON.stringify(placed.map(({ entry }) => entry));
}

function placeOf(fields: Readonly<Record<string, string>>, name: string, value: string, isAcross: boolean) {
  if (!isAcross) return value === '' ? null : value;
  const down = (fields[name.replace(/_x$/, '_y')] ?? '').trim();
  const place = [Number(value), Number(down)];
  return value !== '' && down !== '' && place.every(Number.isFinite) ? place : null;
}

const entriesSchema = z.array(z.record(z.string(), z.union([z.string(), z.tuple([z.number(), z.number()])])));
/** The older form of the tool's answer has the list inside an object. */
const answerSchema = z.union([
  entriesSchema,
  z.object({ draggables: entriesSchema }).transform((old) => old.draggables),
]);

/** What lies where, in the order of the answer; nothing where it cannot be read. */
export function readPlacements(answer: Answer | undefined): readonly Placement[] {
  const parsed = answerSchema.safeParse(readJson(answer));
  return parsed.success
    ? parsed.data.flatMap((entry) => Object.entries(entry).map(([item, place]) => ({ item, place })))
    : [];
}
