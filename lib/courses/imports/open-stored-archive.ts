import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Courseware } from '@/db/courseware';
import { type OpenArchiveOptions, type OpenedArchive, openArchive } from '@/lib/courses/archive/open-archive';

/**
 * Opens an archive whose bytes are in the file store: whichever process works on it can. The copy on disk is gone as soon as it is
 * unpacked. Throws NotFound `courseware.file-missing` and what `openArchive` throws.
 */
export async function openStoredArchive(
  courseware: Courseware,
  hash: string,
  options: OpenArchiveOptions = {},
): Promise<OpenedArchive> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-import-'));
  const path = join(folder, 'archive');
  try {
    await pipeline(Readable.from(await courseware.openFile(hash)), createWriteStream(path, { mode: 0o600 }));
    return await openArchive(path, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
