import type { CourseDocuments, Json, StaticFile } from '@/lib/olx/model';
import { assetName, assetPolicyName, describeStaticFile } from '@/lib/olx/read/read-static-files';
import type { Output } from './output';

/** Writes what belongs to the course as a whole and stands in files of its own. */
export function writeDocuments(
  output: Output,
  documents: CourseDocuments,
  staticFiles: readonly StaticFile[],
  run: string,
): void {
  if (documents.gradingPolicy !== null)
    output.writeJson(`policies/${run}/grading_policy.json`, documents.gradingPolicy);
  for (const [name, text] of Object.entries(documents.about)) output.write(`about/${name}.html`, text);
  for (const [slug, text] of Object.entries(documents.tabs)) output.write(`tabs/${slug}.html`, text);
  const { handouts, updates, updateItems } = documents.info;
  if (handouts !== null) output.write('info/handouts.html', handouts);
  if (updates !== null) output.write('info/updates.html', updates);
  if (updateItems !== null) output.writeJson('info/updates.items.json', updateItems);
  if (documents.tags !== null) output.write('tags.csv', documents.tags);
  const policies = assetPolicies(documents, staticFiles);
  if (Object.keys(policies).length > 0) output.writeJson('policies/assets.json', policies);
}

/** The policies as they came, changed only where a file is now described otherwise. */
function assetPolicies(
  { assetPolicies: policies }: CourseDocuments,
  files: readonly StaticFile[],
): { readonly [name: string]: Json } {
  const changed = files.flatMap((file): [string, Json][] => {
    const described = describeStaticFile(file.path, policies);
    const isSame =
      described.contentType === file.contentType &&
      described.displayName === file.displayName &&
      described.isLocked === file.isLocked;
    if (isSame) return [];
    const name = assetPolicyName(file.path, policies) ?? assetName(file.path);
    const before = policies[name];
    const kept = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
    return [[name, { ...kept, contentType: file.contentType, displayname: file.displayName, locked: file.isLocked }]];
  });
  return changed.length === 0 ? policies : { ...policies, ...Object.fromEntries(changed) };
}
