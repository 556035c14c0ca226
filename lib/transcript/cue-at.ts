import type { Cue } from './model';

/** What the pieces of another transcript say at the time of this one. */
export function cueAt(cues: readonly Cue[], { from, to }: Cue): string {
  return cues
    .filter((cue) => Math.min(cue.to, to) - Math.max(cue.from, from) > Math.min(cue.to - cue.from, to - from) / 3)
    .map(({ text }) => text)
    .join('\n');
}
