import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OlxFiles } from '@/lib/olx/model';
import { lectern } from '../../support/app';
import { packCourse, smallCourse } from '../../support/olx-files';
import { dataDir } from '../support/test';

/** A small course under a key of its own; `changes` lays other files over it. */
export const ownFiles = (run: string, changes: Readonly<Record<string, string | Uint8Array>> = {}): OlxFiles =>
  smallCourse(changes, { org: 'Lectern', run });
export const ownKey = (run: string) => `course-v1:Lectern+C1+${run}`;

/** A course as an archive that somebody chooses in the browser. */
export async function archiveOf(files: OlxFiles) {
  return { name: 'small-course.tar.gz', mimeType: 'application/gzip', buffer: await packCourse(files) };
}

/** Brings a course by the line tool. */
export async function bringCourse(baseURL: string | undefined, files: OlxFiles): Promise<void> {
  const port = Number(new URL(baseURL ?? '').port);
  const folder = mkdtempSync(join(tmpdir(), 'lectern-own-'));
  const path = join(folder, 'small-course.tar.gz');
  writeFileSync(path, await packCourse(files));
  try {
    await lectern({ dataDir: dataDir(), port }, ['course', 'import', path]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
