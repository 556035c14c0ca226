import type { Manifest, NodeHash } from '@/db/courseware';
import { compareDocuments } from './compare-documents';
import { compareFiles } from './compare-files';
import { compareParts } from './compare-parts';
import type { CourseDifference } from './model';
import { type VersionRoot, walkDifference } from './walk-difference';

/** One version of a course with what reads it: a store, or what was read of an archive. */
export interface CourseVersion extends VersionRoot {
  readonly getManifest: (hash: string) => Promise<Manifest>;
}

const noFiles: Manifest = { files: [] };

/** What is different between two versions of a course; null where nothing is. Opens only what differs. */
export async function compareVersions(before: CourseVersion, after: CourseVersion): Promise<CourseDifference | null> {
  if (before.root === after.root) {
    return null;
  }
  const walked = await walkDifference(before, after);
  const [old, now] = [walked.bodies.get(before.root), walked.bodies.get(after.root)];
  return {
    ...compareParts(walked),
    documents: compareDocuments(old?.documents, now?.documents),
    files: await compareManifests(before, old?.files, after, now?.files),
  };
}

async function compareManifests(
  before: CourseVersion,
  oldHash: NodeHash | undefined,
  after: CourseVersion,
  nowHash: NodeHash | undefined,
): Promise<CourseDifference['files']> {
  if (oldHash === nowHash) {
    return compareFiles(noFiles, noFiles);
  }
  const [old, now] = await Promise.all([
    oldHash === undefined ? noFiles : before.getManifest(oldHash),
    nowHash === undefined ? noFiles : after.getManifest(nowHash),
  ]);
  return compareFiles(old, now);
}
