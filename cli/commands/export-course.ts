import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type ExportedCourse, exportCourse, packTar } from '@/lib/courses';
import { invalid } from '@/lib/errors';
import { givenPath } from '../given-path';
import { note, printLine } from '../show/print';
import { openProgressBar, type ProgressBar } from '../show/progress-bar';
import { withContext } from '../with-context';
import { writeWholeFile } from '../write-whole-file';

export interface ExportCourseOptions {
  readonly revision?: string;
  readonly folder?: boolean;
  readonly json?: boolean;
}

interface Written {
  readonly bytes: number;
  /** Of the archive; null for a folder. */
  readonly sha256: string | null;
}

/** `lectern course export COURSE_KEY OUT`. */
export async function runExportCourse(courseKey: string, out: string, options: ExportCourseOptions): Promise<void> {
  const isStdout = out === '-';
  if (options.folder && isStdout) {
    throw invalid('export.no-folder', 'A folder cannot be written to standard output.');
  }
  // Under `npm run` the working folder is the project's: a path is meant from where the person typed it.
  const path = givenPath(out);
  if (!isStdout && !(await isFolder(dirname(path)))) {
    throw invalid('export.missing-folder', `There is no folder ${dirname(path)} to write to.`);
  }
  if (!isStdout && !options.folder && (await isFolder(path))) {
    throw invalid('export.is-folder', `${path} is a folder: name a file in it, or say --folder.`);
  }
  const bar = openProgressBar(process.stderr);
  const { exported, written } = await withContext(async ({ ctx }) => {
    const { revision } = options;
    const exported = await exportCourse(ctx, { courseKey, ...(revision === undefined ? {} : { revision }) });
    const written = options.folder
      ? await writeFolder(exported, path, bar)
      : await writeArchive(exported, isStdout ? undefined : path, bar);
    return { exported, written };
  }).finally(() => bar.clear());
  const { root, draftRoot, files } = exported;
  const result = { courseKey: exported.courseKey, root, draftRoot, files: files.length, ...written };
  // The archive has standard output to itself.
  const say = isStdout ? async (line: string) => note(line) : printLine;
  if (options.json) {
    await say(JSON.stringify(result));
    return;
  }
  await say(`Exported ${exported.courseKey}`);
  await say(`  published ${root}`);
  await say(`  draft     ${draftRoot}`);
  await say(`  files     ${files.length}`);
  await say(`  bytes     ${written.bytes}`);
  if (written.sha256 !== null) {
    await say(`  sha256    ${written.sha256}`);
  }
}

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

async function writeArchive({ files }: ExportedCourse, path: string | undefined, bar: ProgressBar): Promise<Written> {
  const digest = createHash('sha256');
  let bytes = 0;
  async function* counted() {
    for await (const chunk of packTar(files, (done, total) => bar.show('Writing', done, total))) {
      digest.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  if (path === undefined) {
    await pipeline(counted, process.stdout, { end: false });
  } else {
    await writeWholeFile(path, counted());
  }
  return { bytes, sha256: digest.digest('hex') };
}

/** A folder that is there whole or not at all. */
async function writeFolder({ files }: ExportedCourse, path: string, bar: ProgressBar): Promise<Written> {
  const inside = await readdir(path).catch(() => []);
  if (inside.length > 0) {
    throw invalid('export.folder-not-empty', `The folder ${path} is not empty; nothing was written.`);
  }
  const partial = `${path}.${process.pid}.part`;
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let done = 0;
  try {
    for (const file of files) {
      const target = join(partial, file.path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, file.chunks(), { flag: 'wx' });
      done += file.bytes;
      bar.show('Writing', done, total);
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  return { bytes: total, sha256: null };
}
