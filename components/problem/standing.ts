import type { ProblemStanding } from '@/lib/attempts';
import type { Correctness } from '@/lib/capa/model';

export type Tone = 'good' | 'bad' | 'warn' | 'plain';

const tones: Readonly<Record<ProblemStanding | Correctness, Tone>> = {
  correct: 'good',
  incorrect: 'bad',
  'partially-correct': 'warn',
  unanswered: 'plain',
  answered: 'plain',
  queued: 'plain',
  incomplete: 'plain',
};

/** The colour that goes with a word; colour never stands alone. */
export function standingTone(standing: ProblemStanding | Correctness): Tone {
  return tones[standing];
}
