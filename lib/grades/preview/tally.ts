import type { GradeStanding, PolicyPreview, PreviewedChange } from './preview-grading-policy';

type Changed = Omit<PreviewedChange, 'name'>;

/** Counts what a change of policy does, learner by learner. */
export class Tally {
  private learners = 0;
  private readonly before = new Array<number>(10).fill(0);
  private readonly after = new Array<number>(10).fill(0);
  private readonly changed: Changed[] = [];

  add(userId: string, before: GradeStanding, after: GradeStanding): void {
    this.learners += 1;
    this.before[tenthOf(before)] = (this.before[tenthOf(before)] ?? 0) + 1;
    this.after[tenthOf(after)] = (this.after[tenthOf(after)] ?? 0) + 1;
    if (before.percent !== after.percent || before.letter !== after.letter || before.isPassed !== after.isPassed) {
      this.changed.push({ userId, before, after });
    }
  }

  /** The largest changes first; of equal ones those that change whether somebody passes, then those of the letter. */
  largest(count: number): readonly Changed[] {
    return this.changed
      .toSorted((a, b) => sizeOf(b) - sizeOf(a) || weightOf(b) - weightOf(a) || (a.userId < b.userId ? -1 : 1))
      .slice(0, count);
  }

  counts(): Omit<PolicyPreview, 'isFrozen' | 'changes'> {
    const count = (holds: (change: Changed) => boolean) => this.changed.filter(holds).length;
    return {
      learners: this.learners,
      changed: this.changed.length,
      raised: count(({ before, after }) => after.percent > before.percent),
      lowered: count(({ before, after }) => after.percent < before.percent),
      letterChanged: count(({ before, after }) => after.letter !== before.letter),
      newlyPassed: count(({ before, after }) => after.isPassed && !before.isPassed),
      newlyFailed: count(({ before, after }) => before.isPassed && !after.isPassed),
      histogram: { before: this.before, after: this.after },
    };
  }
}

const tenthOf = ({ percent }: GradeStanding) => Math.min(9, Math.max(0, Math.floor(percent * 10 + 1e-9)));
const sizeOf = ({ before, after }: Changed) => Math.round(Math.abs(after.percent - before.percent) * 10_000);
const weightOf = ({ before, after }: Changed) =>
  (before.isPassed === after.isPassed ? 0 : 2) + (before.letter === after.letter ? 0 : 1);
