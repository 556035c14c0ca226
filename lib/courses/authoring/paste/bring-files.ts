import type { Courseware, ManifestFile, NodeBody } from '@/db/courseware';
import type { CourseIdentity } from '@/lib/olx/model';
import { findMentionedFiles } from './find-mentioned-files';

export interface BroughtFiles {
  /** Files that the course did not have. */
  readonly added: readonly ManifestFile[];
  /** Paths under which the course has another file: blocks that name them show that one. */
  readonly conflicts: readonly string[];
}

/**
 * The files of one course that blocks copied from it name, as far as another course lacks them. By hash: their bytes are in the
 * store already, and are kept from its collector.
 */
export async function bringFiles(
  courseware: Pick<Courseware, 'findFile' | 'keepFiles'>,
  input: {
    readonly bodies: Iterable<NodeBody>;
    readonly from: CourseIdentity;
    /** Hashes of the manifests; undefined for a course without files. */
    readonly fromFiles: string | undefined;
    readonly intoFiles: string | undefined;
  },
): Promise<BroughtFiles> {
  const { bodies, from, fromFiles, intoFiles } = input;
  const added = new Map<string, ManifestFile>();
  const conflicts = new Set<string>();
  if (fromFiles !== undefined && fromFiles !== intoFiles) {
    for (const name of findMentionedFiles(bodies, from)) {
      const file = await courseware.findFile(fromFiles, 'static', name);
      const own =
        file && intoFiles !== undefined ? await courseware.findFile(intoFiles, 'static', file.path) : undefined;
      if (file && !own) {
        added.set(file.path, file);
      } else if (file && own && own.hash !== file.hash) {
        conflicts.add(file.path);
      }
    }
  }
  await courseware.keepFiles([...added.values()].map(({ hash }) => hash));
  return { added: [...added.values()], conflicts: [...conflicts].sort() };
}
