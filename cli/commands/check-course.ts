import { type CheckResult, checkArchive, checkCourse } from '@/lib/courses';
import { parseCourseKey } from '@/lib/olx/identity';
import { givenPath } from '../given-path';
import { describeFailure } from '../show/describe-failure';
import { note, printLine } from '../show/print';
import { openProgressBar } from '../show/progress-bar';
import { withContext } from '../with-context';
import { printFindings } from './print-findings';

export interface CheckCourseOptions {
  readonly json?: boolean;
  readonly published?: boolean;
  readonly info?: boolean;
}

/** `lectern course check ARCHIVE|KEY`. Ends with 1 where there are errors, with 2 where there is nothing that could be checked. */
export async function runCheckCourse(source: string, options: CheckCourseOptions): Promise<void> {
  let checked: CheckResult;
  try {
    checked = await check(source, options);
  } catch (error) {
    note(describeFailure(error));
    process.exitCode = 2;
    return;
  }
  if (options.json) await printLine(JSON.stringify(checked));
  else await printFindings(checked, { withInfo: options.info ?? false });
  process.exitCode = checked.counts.error > 0 ? 1 : 0;
}

async function check(source: string, { published }: CheckCourseOptions): Promise<CheckResult> {
  const tree = published ? 'published' : 'draft';
  if (source.startsWith('course-v1:') && parseCourseKey(source)) {
    return await withContext(({ ctx }) => checkCourse(ctx, { courseKey: source, tree }));
  }
  // Under `npm run` the working folder is the project's: a path is meant from where the person typed it.
  const archivePath = givenPath(source);
  const bar = openProgressBar(process.stderr);
  return await checkArchive({ archivePath, tree, progress: (done, total) => bar.show('Reading', done, total) }).finally(
    () => bar.clear(),
  );
}
