import type { Collections } from '../collections';
import { markReached } from './mark-reached';
import {
  deleteLooseChunks,
  deleteOld,
  deleteOldFiles,
  listLooseChunks,
  listUnreached,
  listUnreachedOutlines,
} from './sweep-unreached';

export interface CollectOptions {
  /** Only what was written, or used again by a writer, before this instant. */
  readonly before: Date;
  /** Counts what would be deleted, and deletes nothing. */
  readonly isDryRun: boolean;
  /** Files (by SHA-256) that something else than a revision reaches. */
  readonly keptFiles?: readonly string[];
}

/** How many documents of each kind were deleted, or would be. */
export interface Collected {
  readonly nodes: number;
  readonly manifests: number;
  readonly files: number;
  readonly outlines: number;
  /** Uploads that broke off and left chunks behind. */
  readonly brokenUploads: number;
  /** What the revisions reach, and so is kept. */
  readonly kept: { readonly nodes: number; readonly manifests: number; readonly files: number };
}

/**
 * Deletes what no revision reaches. Safe beside writers: whatever a revision that is committed meanwhile reaches was written or
 * made young within the grace, or is reached by a revision that was there before (only an autosave is ever deleted, and what came in
 * its place was made from the same one).
 */
export async function collect(
  collections: Collections,
  { before, isDryRun, keptFiles = [] }: CollectOptions,
): Promise<Collected> {
  const { nodes, manifests, files, outlines } = collections;
  await collections.ready();
  const reached = await markReached(collections);
  for (const hash of keptFiles) {
    reached.files.add(hash);
  }
  const sweep = async (found: AsyncIterable<string[]>, remove: (ids: readonly string[]) => Promise<number>) => {
    let count = 0;
    for await (const ids of found) {
      count += isDryRun ? ids.length : await remove(ids);
    }
    return count;
  };
  return {
    // Leftovers first: the chunks of files that are deleted below are not among them.
    brokenUploads: await sweep(listLooseChunks(collections, before), async (ids) => {
      await deleteLooseChunks(collections, ids, before);
      return ids.length;
    }),
    nodes: await sweep(listUnreached(nodes, reached.nodes, before), (ids) => deleteOld(nodes, ids, before)),
    manifests: await sweep(listUnreached(manifests, reached.manifests, before), (ids) =>
      deleteOld(manifests, ids, before),
    ),
    files: await sweep(listUnreached(files, reached.files, before), (ids) => deleteOldFiles(collections, ids, before)),
    outlines: await sweep(listUnreachedOutlines(collections, reached.nodes, before), async (ids) => {
      const { deletedCount } = await outlines.deleteMany({ _id: { $in: [...ids] } });
      return deletedCount;
    }),
    kept: { nodes: reached.nodes.size, manifests: reached.manifests.size, files: reached.files.size },
  };
}
