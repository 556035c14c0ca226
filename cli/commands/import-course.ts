import { type ImportProgress, importCourse } from '@/lib/courses';
import { invalid } from '@/lib/errors';
import { parseCourseKey } from '@/lib/olx/identity';
import { givenPath } from '../given-path';
import { note, printLine } from '../show/print';
import { openProgressBar } from '../show/progress-bar';
import { withContext } from '../with-context';

export interface ImportCourseOptions {
  readonly json?: boolean;
  readonly into?: string;
}

const labels: Readonly<Record<ImportProgress['step'], string>> = {
  read: 'Reading',
  files: 'Files',
  blocks: 'Blocks',
  outlines: 'Outlines',
};

/** `lectern course import ARCHIVE`. */
export async function runImportCourse(archive: string, options: ImportCourseOptions): Promise<void> {
  const into = options.into === undefined ? undefined : parseCourseKey(options.into);
  if (options.into !== undefined && !into) {
    throw invalid('import.bad-course-key', `${options.into} is not a course key (course-v1:ORG+NUMBER+RUN).`);
  }
  // Under `npm run` the working folder is the project's: a path is meant from where the person typed it.
  const archivePath = givenPath(archive);
  const bar = openProgressBar(process.stderr);
  const imported = await withContext(({ ctx }) =>
    importCourse(ctx, {
      source: { archivePath },
      ...(into ? { into } : {}),
      progress: ({ step, done, total }) => bar.show(labels[step], done, total),
    }),
  ).finally(() => bar.clear());
  if (options.json) {
    await printLine(JSON.stringify(imported));
    return;
  }
  for (const { path, line, code, message } of imported.warnings) {
    note(`${path}${line === null ? '' : `:${line}`}: ${message} (${code})`);
  }
  await printLine(`Imported ${imported.courseKey}`);
  await printLine(`  published ${imported.root}`);
  await printLine(`  draft     ${imported.draftRoot}`);
  await printLine(`  blocks    ${countText(imported.blocks)}`);
  await printLine(`  files     ${imported.files}`);
  if (Object.keys(imported.unsupported).length > 0) {
    await printLine(`  shown as placeholders: ${countText(imported.unsupported)}`);
  }
}

const countText = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([type, count]) => `${type} ${count}`)
    .join(', ');
