import { createHash } from 'node:crypto';
import type { Courseware, ManifestFile } from '@/db/courseware';
import { invalid } from '@/lib/errors';
import type { OlxFiles, ParsedCourse } from '@/lib/olx/model';
import type { CourseFiles } from './archive/open-archive';

/** Bytes that are held before they are written: a course's films do not stand in memory together, nor does one of them. */
const batchBytes = 8_000_000;
const batchFiles = 200;

/** Files that are in memory anyway need not say how large they are. */
export type ImportFiles = OlxFiles & Partial<Pick<CourseFiles, 'size' | 'chunks'>>;

type Unstored = Omit<ManifestFile, 'hash' | 'bytes'> & { readonly archivePath: string };

/**
 * Moves the files of a course into the store, a few at a time, and writes their manifest. Answers the manifest's hash.
 */
export async function storeFiles(
  courseware: Pick<Courseware, 'putFile' | 'putFiles' | 'putManifest'>,
  course: Pick<ParsedCourse, 'staticFiles' | 'documents'>,
  files: ImportFiles,
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

  const keep = ({ archivePath: _, ...file }: Unstored, hash: string, bytes: number) => {
    stored.push({ ...file, hash, bytes });
  };
  const write = async () => {
    const { hashes } = await courseware.putFiles(waiting.map(({ bytes }) => bytes));
    for (const [position, { file, bytes }] of waiting.entries()) {
      keep(file, hashes[position] ?? '', bytes.length);
    }
    waiting = [];
    waitingBytes = 0;
    progress(stored.length, unstored.length);
  };

  for (const file of unstored) {
    const size = files.size?.(file.archivePath) ?? 0;
    if (size > batchBytes && files.chunks) {
      const hash = await hashOf(files.chunks(file.archivePath));
      await courseware.putFile(hash, files.chunks(file.archivePath));
      keep(file, hash, size);
      continue;
    }
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

async function hashOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of chunks) {
    digest.update(chunk);
  }
  return digest.digest('hex');
}
