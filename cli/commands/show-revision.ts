import { showRevision } from '@/lib/courses';
import { describeDifference } from '../show/describe-difference';
import { describeRevision } from '../show/describe-revision';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

/** `lectern course show REVISION`. */
export async function runShowRevision(revision: string, options: { readonly json?: boolean }): Promise<void> {
  const shown = await withContext(({ ctx }) => showRevision(ctx, { revision }));
  if (options.json) {
    await printLine(JSON.stringify(shown));
    return;
  }
  const { courseKey, root, parent, difference } = shown;
  await printLine(describeRevision(shown));
  await printLine(`  course ${courseKey}`);
  await printLine(`  tree   ${root}`);
  await printLine(`  after  ${parent ?? 'nothing: the first revision of this course run'}`);
  for (const line of difference ? describeDifference(difference) : []) {
    await printLine(line);
  }
}
