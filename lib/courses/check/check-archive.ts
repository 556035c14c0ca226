import { type OpenedArchive, openArchive } from '@/lib/courses/archive/open-archive';
import { type CheckedTree, type CheckResult, checkFiles, refused } from './check-files';
import { textsOf } from './text-files';

export interface CheckArchiveInput {
  /** A `.tar.gz`, a `.zip` or a folder. */
  readonly archivePath: string;
  /** What the course team edits (the default), or what learners see. */
  readonly tree?: CheckedTree;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Checks a course as an archive or a folder holds it. Needs no store. What the import would refuse is one of the errors.
 *
 * Throws Invalid where there is nothing to check: `archive.missing`, `archive.unknown-format`, `archive.broken`, `archive.encrypted`.
 */
export async function checkArchive(input: CheckArchiveInput): Promise<CheckResult> {
  const { archivePath, tree = 'draft', progress = () => {} } = input;
  let archive: OpenedArchive;
  try {
    archive = await openArchive(archivePath, { progress });
  } catch (error) {
    return refused(error, tree);
  }
  try {
    const { files } = archive;
    return await checkFiles(
      { paths: files.paths, read: (path) => files.read(path), staticTexts: textsOf(files) },
      tree,
    );
  } finally {
    await archive.close();
  }
}
