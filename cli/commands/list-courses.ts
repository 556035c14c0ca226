import { listCourseRuns } from '@/lib/courses';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

/** `lectern course list`. */
export async function runListCourses(options: { readonly json?: boolean }): Promise<void> {
  const runs = await withContext(({ ctx }) => listCourseRuns(ctx));
  if (options.json) {
    const listed = runs.map(({ key, title, publishedRoot, draftRoot, rev }) => ({
      courseKey: key,
      title,
      root: publishedRoot,
      draftRoot,
      rev,
    }));
    await printLine(JSON.stringify(listed));
    return;
  }
  for (const { key, title } of runs) {
    await printLine(`${key}  ${title}`);
  }
}
