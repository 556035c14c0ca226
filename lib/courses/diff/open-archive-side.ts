import type { Manifest, NodeBody, NodeHash } from '@/db/courseware';
import { encodeManifest } from '@/db/courseware/encode-manifest';
import { encodeNode, sha256 } from '@/db/courseware/encode-node';
import { putTrees } from '../put-trees';
import { type ReadArchive, readArchive } from '../read-archive';
import { storeFiles } from '../store-files';
import type { CourseSide } from './compare-courses';
import type { CourseVersion } from './compare-versions';

/**
 * Reads an archive or a folder as one side of a comparison: hashed as an import would, held in memory (its files only by their
 * hashes), and written nowhere. Throws as `readArchive` does.
 */
export async function openArchiveSide(
  path: string,
  progress: (done: number, total: number) => void = () => {},
): Promise<CourseSide> {
  const archive = await readArchive(path, { progress });
  try {
    return await hold(archive);
  } finally {
    await archive.close();
  }
}

async function hold({ course, files }: ReadArchive): Promise<CourseSide> {
  const nodes = new Map<NodeHash, NodeBody>();
  const manifests = new Map<string, Manifest>();
  const memory = {
    async putNodes(bodies: readonly NodeBody[]) {
      const hashes = bodies.map((body) => {
        const { hash } = encodeNode(body);
        nodes.set(hash, body);
        return hash;
      });
      return { hashes, written: hashes.length };
    },
    async putManifest(manifest: Manifest) {
      const encoded = encodeManifest(manifest);
      manifests.set(encoded.hash, encoded.manifest);
      return encoded.hash;
    },
    putFile: async () => {},
    putFiles: async (contents: readonly Uint8Array[]) => ({
      hashes: contents.map((bytes) => sha256(bytes)),
      written: contents.length,
    }),
  };
  const manifest = await storeFiles(memory, course, files);
  const [published = '', draft = ''] = await putTrees(memory, [course.published, course.draft], {
    documents: course.documents,
    files: manifest,
  });
  const version = (root: NodeHash): CourseVersion => ({
    root,
    getNodes: async (hashes) => new Map(hashes.map((hash) => [hash, held(nodes, hash)])),
    getManifest: async (hash) => held(manifests, hash),
  });
  return { version: version(published), draft: version(draft) };
}

function held<Value>(values: ReadonlyMap<string, Value>, hash: string): Value {
  const value = values.get(hash);
  if (value === undefined) {
    throw new Error(`The archive was not read as far as ${hash}`);
  }
  return value;
}
