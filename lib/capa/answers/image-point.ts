import type { Answer } from '../model';

/** A place in a picture, in pixels of the author's `width` × `height`, from the corner where reading of the picture begins (left, top). */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The fields `x` (across) and `y` (down) as the answer that `imageresponse` grades.
 *
 * @example pointFromFields({ x: '12', y: '30' }) // '[12,30]'
 */
export function pointFromFields(fields: Readonly<Record<string, string>>): string {
  const x = (fields.x ?? '').trim();
  const y = (fields.y ?? '').trim();
  return x === '' && y === '' ? '' : `[${x},${y}]`;
}

/** The place that an answer names; null where it names none. */
export function readPoint(answer: Answer | undefined): ImagePoint | null {
  const match = typeof answer === 'string' ? /^\s*\[\s*(\d{1,9})\s*,\s*(\d{1,9})\s*\]\s*$/.exec(answer) : null;
  return match ? { x: Number(match[1]), y: Number(match[2]) } : null;
}
