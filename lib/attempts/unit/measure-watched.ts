/** A stretch of film that was played, in seconds of the film: from, to. */
export type Stretch = readonly [number, number];

/** Parts that a film is divided into, to see which were played: as many as fit exactly into a number. */
export const watchedParts = 50;
/** Of a part that is played across two messages, so much in one of them is enough. */
const enoughOfPart = 0.1;
/** More than a player tells at once: it tells every 15 seconds, of a film at fourfold speed at most. */
const maxSeconds = 300;

/**
 * What stretches of a film come to: seconds, and a bit for each fiftieth of the film that was played, the first the lowest. Where the
 * length is not known no part can be told. Seconds that nobody can have played in one message are left out.
 *
 * @param film where it begins and how long it is, in seconds
 * @example measureWatched([[0, 2]], { startSeconds: 0, lengthSeconds: 100 }) // { seconds: 2, parts: 1 }
 */
export function measureWatched(
  stretches: readonly Stretch[],
  film: { readonly startSeconds: number; readonly lengthSeconds: number },
): { readonly seconds: number; readonly parts: number } {
  const { startSeconds, lengthSeconds } = film;
  let seconds = 0;
  const played = new Set<number>();
  for (const [from, to] of stretches) {
    if (!(to > from) || seconds >= maxSeconds) {
      continue;
    }
    const end = Math.min(to, from + maxSeconds - seconds);
    seconds += end - from;
    if (lengthSeconds > 0) {
      const first = ((from - startSeconds) / lengthSeconds) * watchedParts;
      const last = ((end - startSeconds) / lengthSeconds) * watchedParts;
      for (let part = Math.max(0, Math.floor(first)); part < Math.min(watchedParts, last); part += 1) {
        if (Math.min(last, part + 1) - Math.max(first, part) >= enoughOfPart) {
          played.add(part);
        }
      }
    }
  }
  return { seconds: Math.round(seconds * 10) / 10, parts: [...played].reduce((bits, part) => bits + 2 ** part, 0) };
}
