import { type CourseVersion, compareVersions } from './compare-versions';
import type { CourseDifference } from './model';

/** What stands on one side of a comparison. */
export interface CourseSide {
  /** The version that is compared: of a whole course the published one. */
  readonly version: CourseVersion;
  /** The draft of a whole course; null where one version was asked for. */
  readonly draft: CourseVersion | null;
}

export interface CourseComparison {
  readonly isEqual: boolean;
  /** Null where the versions are the same. */
  readonly difference: CourseDifference | null;
  /** What differs between the drafts of two whole courses; null where nothing does, or where neither has a draft of its own. */
  readonly draft: CourseDifference | null;
}

/** Compares two versions, or two whole courses: what is published in them and what is drafted. */
export async function compareCourses(before: CourseSide, after: CourseSide): Promise<CourseComparison> {
  const difference = await compareVersions(before.version, after.version);
  const hasDraft = [before, after].some(({ version, draft }) => draft !== null && draft.root !== version.root);
  const draft = before.draft && after.draft && hasDraft ? await compareVersions(before.draft, after.draft) : null;
  return { isEqual: difference === null && draft === null, difference, draft };
}

/** One of the two heads of a side; a side that is one version is both. */
export function onlyHead(side: CourseSide, head: 'published' | 'draft'): CourseSide {
  return { version: head === 'draft' && side.draft ? side.draft : side.version, draft: null };
}
