import { type OpenArchiveOptions, type OpenedArchive, openArchive } from '@/lib/courses/archive/open-archive';
import { parseCourse } from '@/lib/olx';
import type { ParsedCourse } from '@/lib/olx/model';

export interface ReadArchive extends OpenedArchive {
  readonly course: ParsedCourse;
}

/**
 * Opens an archive and reads its course. The files stay open for those who store them: `close` afterwards.
 *
 * @throws Invalid `archive.…` (see `openArchive`), `olx.…` and `xml.doctype` (see `parseCourse`); then nothing is left open
 */
export async function readArchive(path: string, options: OpenArchiveOptions = {}): Promise<ReadArchive> {
  const archive = await openArchive(path, options);
  try {
    return { ...archive, course: parseCourse(archive.files) };
  } catch (error) {
    await archive.close();
    throw error;
  }
}
