import { LRUCache } from 'lru-cache';
import { notFound } from '@/lib/errors';
import { assetName } from '@/lib/olx/asset-name';
import { type Collections, insertMissing, keepExisting } from './collections';
import { encodeManifest, manifestKey } from './encode-manifest';
import { decodeStored } from './encode-node';
import type { Manifest, ManifestFile } from './model';
import { requireStorable } from './require-storable';

export interface Manifests {
  putManifest(manifest: Manifest): Promise<string>;
  getManifest(hash: string): Promise<Manifest>;
  findFile(manifestHash: string, place: ManifestFile['place'], path: string): Promise<ManifestFile | undefined>;
}

interface IndexedManifest {
  readonly manifest: Manifest;
  readonly byPath: ReadonlyMap<string, ManifestFile>;
  /** Files of `static/` by the name that Open edX makes of their path. */
  readonly byName: ReadonlyMap<string, ManifestFile>;
}

function withIndex(manifest: Manifest): IndexedManifest {
  const byPath = new Map<string, ManifestFile>();
  const byName = new Map<string, ManifestFile>();
  for (const file of manifest.files) {
    byPath.set(manifestKey(file.place, file.path), file);
    const name = assetName(file.path);
    if (file.place === 'static' && !byName.has(name)) {
      byName.set(name, file);
    }
  }
  return { manifest, byPath, byName };
}

export function openManifests(collections: Collections): Manifests {
  // A file's line takes about 500 bytes: 100 000 lines are 50 MB.
  const cache = new LRUCache<string, IndexedManifest>({ maxSize: 100_000 });
  const remember = (hash: string, manifest: Manifest) => {
    const indexed = withIndex(manifest);
    cache.set(hash, indexed, { size: manifest.files.length + 1 });
    return indexed;
  };

  async function load(hash: string): Promise<IndexedManifest> {
    const cached = cache.get(hash);
    if (cached) {
      return cached;
    }
    const document = await collections.manifests.findOne({ _id: hash });
    if (!document) {
      throw notFound('courseware.manifest-missing', `The course store has no list of files ${hash.slice(0, 12)}…`);
    }
    return remember(hash, decodeStored<Manifest>(hash, document.body));
  }

  return {
    async putManifest(manifest) {
      const { hash, text: body, manifest: sorted } = encodeManifest(manifest);
      requireStorable(body, `The list of the course's ${sorted.files.length} files`);
      const at = collections.now();
      const existing = await keepExisting(collections.manifests, [hash], at);
      if (!existing.has(hash)) {
        await insertMissing(collections.manifests, [{ _id: hash, body, at }]);
      }
      remember(hash, sorted);
      return hash;
    },
    getManifest: async (hash) => (await load(hash)).manifest,
    async findFile(manifestHash, place, path) {
      const { byPath, byName } = await load(manifestHash);
      return byPath.get(manifestKey(place, path)) ?? (place === 'static' ? byName.get(assetName(path)) : undefined);
    },
  };
}
