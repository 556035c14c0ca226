import { rebuildRollups } from '@/lib/rollups';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

/** `lectern rollups rebuild COURSE_KEY --from DAY --to DAY`: works a course's figures out anew from its rows. */
export async function runRebuildRollups(
  courseKey: string,
  options: { readonly from: string; readonly to: string; readonly json?: boolean },
): Promise<void> {
  const { from, to } = options;
  const rebuilt = await withContext(({ ctx }) => rebuildRollups(ctx, { courseKey, from, to }));
  await printLine(
    options.json
      ? JSON.stringify(rebuilt)
      : `${rebuilt.days} days rebuilt${rebuilt.busy > 0 ? `, of which others are rebuilding ${rebuilt.busy} now` : ''}`,
  );
}
