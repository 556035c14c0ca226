import type { Context } from '@/lib/context';
import { openStoredArchive } from '@/lib/courses/imports/open-stored-archive';
import { LecternError } from '@/lib/errors';
import { readCourse } from '@/lib/olx';
import { formatCourseKey } from '@/lib/olx/identity';
import type { CourseFiles } from '../archive/open-archive';
import { checkRead } from '../check/check-read';
import { textsOf } from '../check/text-files';
import { countBlocks } from '../count-blocks';
import { failImport, isFinal } from './fail-import';
import type { ImportContents, StudioImport } from './model';
import { noteProgress } from './note-progress';
import { getImport, moveImport } from './queries';

/** Findings beyond these are counted, not kept: nobody reads them, and a row holds so much. */
const keptFindings = 500;

/** Looks into an archive that was brought: what it holds, and what is wrong with it. What cannot be a course fails the import. */
export async function readImport(
  ctx: Context,
  { importId }: { readonly importId: string },
): Promise<StudioImport['state']> {
  const { state, fileHash } = await getImport(ctx.db, importId);
  if (state !== 'checking') {
    return state;
  }
  const progress = noteProgress(ctx, importId, 'checking');
  try {
    const archive = await openStoredArchive(ctx.courseware, fileHash, {
      progress: (done, total) => progress.note('check', done, total),
    });
    try {
      const contents = await describeContents(archive.files);
      await progress.settled();
      await moveImport(ctx.db, importId, 'checking', { state: 'waiting', contents, updatedAt: ctx.now });
      return 'waiting';
    } finally {
      await archive.close();
    }
  } catch (error) {
    await progress.settled();
    if (!isFinal(error)) {
      throw error;
    }
    const { code, message } = error instanceof LecternError ? error : { code: 'internal', message: String(error) };
    await failImport(ctx, { importId, state: 'checking', code, message });
    return 'failed';
  }
}

async function describeContents(files: CourseFiles): Promise<ImportContents> {
  const read = readCourse(files);
  const { identity, published, draft, staticFiles } = read.course;
  const { errors, counts } = await checkRead(read, { tree: 'draft', staticTexts: textsOf(files) });
  const { display_name: name } = published.settings;
  return {
    courseKey: formatCourseKey(identity),
    title: typeof name === 'string' && name !== '' ? name : `${identity.org} ${identity.number}`,
    ...countBlocks(draft),
    files: staticFiles.length,
    counts,
    findings: errors.filter(({ severity }) => severity !== 'info').slice(0, keptFindings),
  };
}
