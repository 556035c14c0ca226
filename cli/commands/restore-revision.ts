import { restoreRevision } from '@/lib/courses';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

export interface RestoreRevisionOptions {
  readonly publish?: boolean;
  readonly message?: string;
  readonly json?: boolean;
}

/** `lectern course restore KEY REVISION`. */
export async function runRestoreRevision(
  courseKey: string,
  revision: string,
  { json, publish = false, message }: RestoreRevisionOptions,
): Promise<void> {
  const restored = await withContext(({ ctx }) =>
    restoreRevision(ctx, { courseKey, revision, publish, ...(message === undefined ? {} : { message }) }),
  );
  if (json) {
    const { isChanged, ...rest } = restored;
    await printLine(JSON.stringify({ ...rest, changed: isChanged }));
    return;
  }
  await printLine(
    restored.isChanged ? `Restored ${revision} in ${courseKey}` : `${courseKey} was as ${revision} already`,
  );
  await printLine(`  published ${restored.publishedRevision}`);
  await printLine(`  draft     ${restored.draftRevision}`);
}
