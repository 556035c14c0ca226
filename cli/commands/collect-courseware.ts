import { collectCourseware } from '@/lib/courses';
import { invalid } from '@/lib/errors';
import { note, printLine } from '../show/print';
import { withContext } from '../with-context';

export interface CollectCoursewareOptions {
  readonly dryRun?: boolean;
  readonly graceHours: string;
  readonly json?: boolean;
}

/** A writer trusts for an hour that what it found is there, and an import may take its time too. */
const safeGraceHours = 2;

/** `lectern course collect`. */
export async function runCollectCourseware(options: CollectCoursewareOptions): Promise<void> {
  const graceHours = Number(options.graceHours);
  if (options.graceHours.trim() === '' || !(graceHours >= 0 && graceHours <= 100_000)) {
    throw invalid('collect.grace-hours', `--grace-hours takes a number of hours, not ${options.graceHours}.`);
  }
  const isDryRun = options.dryRun === true;
  if (!isDryRun && graceHours < safeGraceHours) {
    note('With so short a grace nothing else may write to the course store meanwhile, an import above all.');
  }
  const collected = await withContext(({ ctx }) => collectCourseware(ctx, { graceHours, isDryRun }));
  if (options.json) {
    await printLine(JSON.stringify({ dryRun: isDryRun, graceHours, ...collected }));
    return;
  }
  const { kept, ...deleted } = collected;
  const counts = Object.entries(deleted).map(([kind, count]) => `${kind} ${count}`);
  await printLine(`${isDryRun ? 'Would delete' : 'Deleted'}: ${counts.join(', ')}`);
  await printLine(`Kept: nodes ${kept.nodes}, manifests ${kept.manifests}, files ${kept.files}`);
}
