import { canonicalJson } from './canonical';
import { sha256 } from './encode-node';
import type { Manifest, ManifestFile } from './model';

/** How a manifest finds a file. */
export const manifestKey = (place: ManifestFile['place'], path: string) => `${place}/${path}`;

/**
 * The stored text of a list of files and the hash that names it. The files stand in the order of their place and path, so that
 * one set of files has one hash.
 */
export function encodeManifest({ files }: Manifest): {
  readonly hash: string;
  readonly text: string;
  readonly manifest: Manifest;
} {
  const key = ({ place, path }: ManifestFile) => manifestKey(place, path);
  const manifest = { files: [...files].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
  const text = canonicalJson(manifest);
  return { hash: sha256(text), text, manifest };
}
