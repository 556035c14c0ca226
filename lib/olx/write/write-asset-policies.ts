import { assetName } from '@/lib/olx/asset-name';
import type { CourseDocuments, Json, StaticFile } from '@/lib/olx/model';
import { assetPolicyName, describeStaticFile } from '@/lib/olx/read/read-static-files';

/** The policies as they came, changed only where a file is now described otherwise. */
export function writeAssetPolicies(
  { assetPolicies: policies }: Pick<CourseDocuments, 'assetPolicies'>,
  files: readonly Omit<StaticFile, 'archivePath'>[],
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
