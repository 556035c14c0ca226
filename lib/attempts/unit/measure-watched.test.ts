import { describe, expect, it } from 'vitest';
import { measureWatched } from './measure-watched';

const film = { startSeconds: 10, lengthSeconds: 100 };
const partsOf = (parts: number) =>
  Array.from({ length: 50 }, (_, n) => n).filter((n) => Math.floor(parts / 2 ** n) % 2);

describe('measureWatched', () => {
  it('adds seconds up, and tells which fiftieths of the film were played', () => {
    const { seconds, parts } = measureWatched(
      [
        [10, 14],
        [108, 110],
        [12, 14],
      ],
      film,
    );
    expect(seconds).toBe(8);
    expect(partsOf(parts)).toEqual([0, 1, 49]);
  });

  it('counts a part that two messages share, and none that was hardly touched', () => {
    const first = measureWatched([[10, 15]], film);
    const second = measureWatched([[15, 18.1]], film);
    expect(partsOf(first.parts)).toEqual([0, 1, 2]);
    expect(partsOf(second.parts)).toEqual([2, 3]);
  });

  it('keeps all fifty parts apart', () => {
    expect(partsOf(measureWatched([[0, 250]], { startSeconds: 0, lengthSeconds: 250 }).parts)).toHaveLength(50);
  });

  it('takes nobody’s word for what cannot be', () => {
    expect(measureWatched([[0, 1_000_000]], film).seconds).toBe(300);
    expect(
      measureWatched(
        [
          [5, 5],
          [9, 3],
          [Number.NaN, 4],
        ],
        film,
      ),
    ).toEqual({ seconds: 0, parts: 0 });
    expect(measureWatched([[0, 5]], { startSeconds: 10, lengthSeconds: 100 })).toEqual({ seconds: 5, parts: 0 });
    expect(measureWatched([[400, 405]], film)).toEqual({ seconds: 5, parts: 0 });
    expect(measureWatched([[0, 5]], { startSeconds: 0, lengthSeconds: 0 })).toEqual({ seconds: 5, parts: 0 });
  });
});
