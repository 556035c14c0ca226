import { assetName } from '@/lib/olx/asset-name';
import type { Json, StaticFile } from '@/lib/olx/model';
import { contentTypeOf, isContentType } from './content-types';
import type { JsonObject } from './read-policies';
import type { Reading } from './reading';

const folder = 'static/';

/** The files of `static/` with what `policies/assets.json` says of them. */
export function readStaticFiles(reading: Reading, policies: JsonObject): readonly StaticFile[] {
  return reading.paths
    .filter((path) => path.startsWith(folder))
    .map((archivePath) => {
      reading.take(archivePath);
      return describeStaticFile(archivePath.slice(folder.length), policies);
    });
}

/** One file of `static/`, as the asset policies describe it: under its path, or the name of its asset. */
export function describeStaticFile(path: string, policies: JsonObject): StaticFile {
  const policy = policyOf(path, policies);
  return {
    path,
    archivePath: folder + path,
    displayName: typeof policy.displayname === 'string' && policy.displayname !== '' ? policy.displayname : path,
    contentType: isContentType(policy.contentType) ? policy.contentType : contentTypeOf(path),
    isLocked: policy.locked === true,
  };
}

/** The name under which the policies know a file, if they do. */
export function assetPolicyName(path: string, policies: JsonObject): string | undefined {
  return [path, assetName(path)].find((name) => Object.hasOwn(policies, name));
}

function policyOf(path: string, policies: JsonObject): { readonly [key: string]: Json } {
  const name = assetPolicyName(path, policies);
  const policy = name === undefined ? null : policies[name];
  return typeof policy === 'object' && policy !== null && !Array.isArray(policy)
    ? Object.fromEntries(Object.entries(policy))
    : {};
}
