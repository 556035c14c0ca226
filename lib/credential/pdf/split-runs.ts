import bidiFactory from 'bidi-js';
import type { OpenFace } from './faces';
import type { FaceStyle } from './model';

/** Text of one face and one direction, to be drawn from left to right after the one before it. */
export interface Run {
  readonly text: string;
  readonly face: OpenFace;
  readonly direction: 'ltr' | 'rtl';
}

const bidi = bidiFactory();

/**
 * Cuts a line into runs in the order in which they stand on paper, by the Unicode bidirectional algorithm (UAX 9) and by
 * which face has which letter. `missing` are the letters that no face has; they are left out.
 */
export function splitRuns(
  text: string,
  style: FaceStyle,
  faces: readonly OpenFace[],
  direction: 'ltr' | 'rtl',
): { readonly runs: readonly Run[]; readonly missing: string } {
  const candidates = [...faces.filter((face) => face.style === style), ...faces.filter(isFallback)];
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const cut: { text: string; face: OpenFace; level: number; direction: 'ltr' | 'rtl' }[] = [];
  let missing = '';
  let at = 0;
  for (const letter of text) {
    const level = levels[at] ?? 0;
    at += letter.length;
    const last = cut.at(-1);
    const face = chooseFace(letter, last?.face, candidates);
    const isRtl = level % 2 === 1;
    const shown = (isRtl && bidi.getMirroredCharacter(letter)) || letter;
    if (!face) missing += letter;
    else if (last?.face === face && last.level === level) last.text += shown;
    else cut.push({ text: shown, face, level, direction: isRtl ? 'rtl' : 'ltr' });
  }
  return { runs: reorder(cut), missing };
}

/** Spaces, stops and marks stay with the face before them, where it has them. */
function chooseFace(letter: string, before: OpenFace | undefined, candidates: readonly OpenFace[]) {
  const has = (face: OpenFace) => face.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
  if (before && !/[\p{L}\p{N}]/u.test(letter) && has(before)) return before;
  return candidates.find(has);
}

/** Rule L2: from the highest level to the lowest odd one, every sequence at that level or above is turned around. */
function reorder<Leveled extends { readonly level: number }>(runs: readonly Leveled[]): readonly Leveled[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while ((ordered[to]?.level ?? -1) >= level) to += 1;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  }
  return ordered;
}

const isFallback = (face: OpenFace) => face.style === 'fallback';
