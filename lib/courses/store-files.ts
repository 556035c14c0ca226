import type { Courseware, ManifestFile } from '@/db/courseware';
import { invalid } from '@/lib/errors';
import type { OlxFiles, ParsedCourse } from '@/lib/olx/model';

/** Bytes that are held before they are written: a course's videos do not stand in memory together. */
const batchBytes = 8_000_000;
const batchFiles = 200;

type Unstored = Omit<ManifestFile, 'hash' | 'bytes'> & { readonly archivePath: string };

/**
 * Moves the files of a course into the store, a few at a time, and writes their manifest. Answers the manifest's hash and its
 * files of `static/` by path.
 */
export async function storeFiles(
  courseware: Courseware,
  course: Pick<ParsedCourse, 'staticFiles' | 'documents'>,
  files: OlxFiles,
  progress: (done: number, total: number) => void = () => {},
): Promise<string> {
  const unstored: Unstored[] = [
    ...course.staticFiles.map((file) => ({ ...file, place: 'static' as const })),
    ...course.documents.unknownFiles.map((path) => ({
      path,
      archivePath: path,
      contentType: 'application/octet-stream',
      displayName: path,
      isLocked: true,
      place: 'unknown' as const,
    })),
  ];
  const stored: ManifestFile[] = [];
  let waiting: { readonly file: Unstored; readonly bytes: Uint8Array }[] = [];
  let waitingBytes = 0;

  const write = async () => {
    const { hashes } = await courseware.putFiles(waiting.map(({ bytes }) => bytes));
    for (const [position, { file, bytes }] of waiting.entries()) {
      const { archivePath: _, ...described } = file;
      stored.push({ ...described, hash: hashes[position] ?? '', bytes: bytes.length });
    }
    waiting = [];
    waitingBytes = 0;
    progress(stored.length, unstored.length);
  };

  for (const file of unstored) {
    const bytes = files.read(file.archivePath);
    if (!bytes) {
      throw invalid(
        'import.file-unreadable',
        `The file ${file.archivePath} is listed in the course but cannot be read.`,
      );
    }
    waiting.push({ file, bytes });
    waitingBytes += bytes.length;
    if (waitingBytes >= batchBytes || waiting.length >= batchFiles) {
      await write();
    }
  }
  if (waiting.length > 0) {
    await write();
  }
  return await courseware.putManifest({ files: stored });
}
