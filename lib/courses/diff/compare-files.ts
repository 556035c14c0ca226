import type { Manifest, ManifestFile } from '@/db/courseware';
import type { ComparedFile, FileDifference, FileFieldChange } from './model';

const compared = ['hash', 'bytes', 'contentType', 'displayName', 'isLocked'] as const;

/** Files that came, went, or are others under the same path, by their place and path. Pure. */
export function compareFiles(before: Manifest, after: Manifest): FileDifference {
  const old = byPath(before);
  const now = byPath(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  const added: ComparedFile[] = [];
  const removed: ComparedFile[] = [];
  const changed: FileDifference['changed'][number][] = [];
  for (const path of paths) {
    const [was, is] = [old.get(path), now.get(path)];
    if (was && is) {
      const fields = changedFields(was, is);
      if (fields.length > 0) {
        changed.push({ path: is.path, place: is.place, fields });
      }
    } else if (is) {
      added.push(brief(is));
    } else if (was) {
      removed.push(brief(was));
    }
  }
  return { added, removed, changed };
}

const byPath = ({ files }: Manifest): ReadonlyMap<string, ManifestFile> =>
  new Map(files.map((file) => [`${file.place}/${file.path}`, file]));

const changedFields = (before: ManifestFile, after: ManifestFile): FileFieldChange[] =>
  compared
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));

const brief = ({ path, place, bytes, hash }: ManifestFile): ComparedFile => ({ path, place, bytes, hash });
