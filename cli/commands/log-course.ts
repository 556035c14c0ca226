import { listHistory } from '@/lib/courses';
import { invalid } from '@/lib/errors';
import { describeRevision } from '../show/describe-revision';
import { note, printLine } from '../show/print';
import { withContext } from '../with-context';

export interface LogCourseOptions {
  readonly limit: string;
  readonly after?: string;
  readonly json?: boolean;
}

/** `lectern course log KEY`. */
export async function runLogCourse(courseKey: string, { limit, after, json }: LogCourseOptions): Promise<void> {
  const count = Number(limit);
  if (!Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalid('log.limit', `--limit takes a number from 1 to 1000, not ${limit}.`);
  }
  const history = await withContext(({ ctx }) =>
    listHistory(ctx, { courseKey, limit: count, ...(after === undefined ? {} : { after }) }),
  );
  if (json) {
    await printLine(JSON.stringify(history));
    return;
  }
  for (const revision of history.revisions) {
    await printLine(describeRevision(revision));
  }
  if (history.next !== null) {
    note(`There is more: --after ${history.next}`);
  }
}
