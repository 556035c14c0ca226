import type { Context } from '@/lib/context';
import { openStoredArchive } from '@/lib/courses/imports/open-stored-archive';
import { conflict } from '@/lib/errors';
import { parseCourse } from '@/lib/olx';
import { storeFiles } from '../store-files';
import { failImport, isFinal } from './fail-import';
import { noteProgress } from './note-progress';
import { type OpenedImport, openImport } from './open-import';
import { putCourse } from './put-course';
import { moveImport } from './queries';
import { switchImported } from './switch-imported';

/** What one stage hands to the next: plain data, kept by the workflow. `rev` is that of the run when the import began, 0 for none. */
export type ImportStage =
  | { readonly stage: 'files' }
  | { readonly stage: 'blocks'; readonly manifest: string }
  | { readonly stage: 'switch'; readonly root: string; readonly draftRoot: string; readonly rev: number };

/** What is handed on; null where the import has ended. */
export interface ImportStageResult {
  readonly manifest: string;
  readonly root: string;
  readonly draftRoot: string;
  readonly rev: number;
}

/**
 * Runs one stage of an import; each may be run again after a crash, since all that it writes is named by its content. What cannot
 * succeed (the archive, a role that was lost, a course that was changed meanwhile) ends the import and says why.
 */
export async function runImportStage(
  workflow: Context,
  importId: string,
  stage: ImportStage,
): Promise<ImportStageResult | null> {
  const progress = noteProgress(workflow, importId, 'running');
  try {
    const opened = await openImport(workflow, importId);
    if (!opened) {
      return null;
    }
    const result = await runStage(opened, stage, progress.note);
    await progress.settled();
    if (stage.stage === 'switch') {
      await moveImport(workflow.db, importId, 'running', { state: 'done', step: 'switch', updatedAt: workflow.now });
    }
    return result;
  } catch (error) {
    await progress.settled();
    if (!isFinal(error)) {
      throw error;
    }
    await failImport(workflow, { importId, state: 'running', code: error.code, message: error.message });
    return null;
  }
}

type Note = ReturnType<typeof noteProgress>['note'];

async function runStage({ ctx, found, identity, before }: OpenedImport, stage: ImportStage, note: Note) {
  const empty = { manifest: '', root: '', draftRoot: '', rev: before?.rev ?? 0 };
  if (stage.stage === 'switch') {
    if (empty.rev !== stage.rev && before?.publishedRoot !== stage.root) {
      throw conflict(
        'courses.changed-meanwhile',
        `${found.courseKey} was changed by somebody else while the archive was read. Nothing was replaced.`,
      );
    }
    await switchImported(ctx, {
      identity,
      before,
      root: stage.root,
      draftRoot: stage.draftRoot,
      message: `Imported ${found.fileName}`.slice(0, 500),
    });
    return empty;
  }
  const archive = await openStoredArchive(ctx.courseware, found.fileHash);
  try {
    const course = parseCourse(archive.files);
    if (stage.stage === 'files') {
      const manifest = await storeFiles(ctx.courseware, course, archive.files, (done, total) =>
        note('files', done, total),
      );
      return { ...empty, manifest };
    }
    const roots = await putCourse(ctx, course, stage.manifest, ({ step, done, total }) => note(step, done, total));
    return { ...empty, ...roots };
  } finally {
    await archive.close();
  }
}
