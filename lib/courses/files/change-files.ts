import type { ManifestFile } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { assetName } from '@/lib/olx/asset-name';
import type { CourseDocuments, Json } from '@/lib/olx/model';
import { assetPolicyName } from '@/lib/olx/read/read-static-files';
import { writeAssetPolicies } from '@/lib/olx/write/write-asset-policies';
import { changeLive, type LiveCourse } from '../authoring/change-live';
import type { CourseHeads } from '../commit-course';

export type AssetPolicies = CourseDocuments['assetPolicies'];

/** The files of a course and what the course says of each. */
export interface FilesOfCourse {
  readonly files: readonly ManifestFile[];
  readonly policies: AssetPolicies;
}

export interface ChangeFilesInput {
  readonly courseKey: string;
  readonly message: string;
  /** For the audit row: `course.add-files`. */
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** What they are to be. Refuses with a Conflict or an Invalid of its own. */
  readonly change: (before: FilesOfCourse) => FilesOfCourse;
}

/** Changes the files of a course: live when saved, in both heads. Throws what `changeLive` and `change` throw. */
export async function changeFiles(ctx: Context, { change, ...input }: ChangeFilesInput): Promise<CourseHeads> {
  const { draftRevision, publishedRevision } = await changeLive(ctx, {
    ...input,
    change: (live) => applyToFiles(ctx, live, change),
  });
  return { draftRevision, publishedRevision };
}

/**
 * A course with other files. The list is written at once: it is named by its content, and nobody sees it before the switch. What
 * the policies say is brought in line, as an export writes them, so that a course that comes back is the same.
 */
export async function applyToFiles(
  { courseware }: Pick<Context, 'courseware'>,
  live: LiveCourse,
  change: ChangeFilesInput['change'],
): Promise<LiveCourse> {
  const { documents, files: hash } = live;
  if (!documents) {
    return live;
  }
  const before = hash === undefined ? [] : (await courseware.getManifest(hash)).files;
  const after = change({ files: before, policies: documents.assetPolicies });
  const statics = after.files.filter(({ place }) => place === 'static');
  const assetPolicies = writeAssetPolicies({ assetPolicies: after.policies }, statics);
  const files = await courseware.putManifest({ files: after.files });
  return { ...live, documents: { ...documents, assetPolicies }, files };
}

/** What the policies say of a file, as an object. */
export function policyOf(path: string, policies: AssetPolicies): { readonly [key: string]: Json } {
  const name = assetPolicyName(path, policies);
  const policy = name === undefined ? null : policies[name];
  return typeof policy === 'object' && policy !== null && !Array.isArray(policy)
    ? Object.fromEntries(Object.entries(policy))
    : {};
}

/** The policies with another entry for a file, or none. */
export function withPolicy(
  policies: AssetPolicies,
  path: string,
  policy: { readonly [key: string]: Json } | null,
): AssetPolicies {
  const name = assetPolicyName(path, policies) ?? assetName(path);
  const { [name]: _, ...others } = policies;
  return policy === null || Object.keys(policy).length === 0 ? others : { ...others, [name]: policy };
}

/** The key under which a file's text alternative stands in its policy: Open edX keeps keys that it does not know. */
export const altKey = 'alt_text';

/** What a picture shows, for whoever does not see it; null where nobody has said. */
export function altOf(path: string, policies: AssetPolicies): string | null {
  const alt = policyOf(path, policies)[altKey];
  return typeof alt === 'string' && alt !== '' ? alt : null;
}
