import type { Collection } from 'mongodb';
import type { Collections } from '../collections';
import type { HashSet } from './hash-set';

/** A document that may be collected: it has a hash for a name, and an age. */
interface Collectable {
  readonly _id: string;
  readonly at: Date;
}

/** The driver's filter types do not resolve over a type parameter; every aged document has these two fields. */
const asCollectable = (collection: unknown) => collection as Collection<Collectable>;

const batchSize = 1000;

/** Hashes of documents that are older than `before` and not among `reached`, some at a time. */
export async function* listUnreached<Document extends Collectable>(
  collection: Collection<Document>,
  reached: HashSet,
  before: Date,
): AsyncGenerator<string[]> {
  const old = asCollectable(collection).find({ at: { $lt: before } }, { projection: { _id: 1 } });
  yield* inBatches(old, ({ _id }) => (reached.has(_id) ? undefined : _id));
}

/**
 * Deletes documents unless they have become young since they were listed: a writer makes young again what it uses, and does so
 * before it asks whether it is there. Each document is either taken before the writer looks, or spared. Answers how many went.
 */
export async function deleteOld<Document extends Collectable>(
  collection: Collection<Document>,
  ids: readonly string[],
  before: Date,
): Promise<number> {
  const { deletedCount } = await asCollectable(collection).deleteMany({ _id: { $in: [...ids] }, at: { $lt: before } });
  return deletedCount;
}

/**
 * Deletes files, then their chunks. A file that is there after the first step was spared, or written again meanwhile; one that
 * is being written again has young chunks, which are spared too.
 */
export async function deleteOldFiles(
  collections: Collections,
  hashes: readonly string[],
  before: Date,
): Promise<number> {
  const deleted = await deleteOld(collections.files, hashes, before);
  await deleteLooseChunks(collections, hashes, before);
  return deleted;
}

/** Deletes the old chunks of those of these files that are not there. */
export async function deleteLooseChunks(
  collections: Collections,
  hashes: readonly string[],
  before: Date,
): Promise<void> {
  const there = await collections.files.find({ _id: { $in: [...hashes] } }, { projection: { _id: 1 } }).toArray();
  const kept = new Set(there.map(({ _id }) => _id));
  const gone = hashes.filter((hash) => !kept.has(hash));
  if (gone.length > 0) {
    await collections.chunks.deleteMany({ files_id: { $in: gone }, at: { $lt: before } });
  }
}

/** Files of which there are old chunks and nothing else: an upload broke off, or a collector did. */
export async function* listLooseChunks(collections: Collections, before: Date): AsyncGenerator<string[]> {
  const firsts = collections.chunks.find({ n: 0, at: { $lt: before } }, { projection: { files_id: 1 } });
  for await (const hashes of inBatches(firsts, ({ files_id }) => files_id)) {
    const there = await collections.files.find({ _id: { $in: hashes } }, { projection: { _id: 1 } }).toArray();
    const kept = new Set(there.map(({ _id }) => _id));
    yield hashes.filter((hash) => !kept.has(hash));
  }
}

/** Ids of outlines of nodes that are neither reached nor young. They are derived anew wherever somebody asks. */
export async function* listUnreachedOutlines(
  collections: Collections,
  reached: HashSet,
  before: Date,
): AsyncGenerator<string[]> {
  const nodeOf = (id: string) => id.slice(id.indexOf(':') + 1);
  const outlines = collections.outlines.find({}, { projection: { _id: 1 } });
  for await (const ids of inBatches(outlines, ({ _id }) => (reached.has(nodeOf(_id)) ? undefined : _id))) {
    const young = await collections.nodes
      .find({ _id: { $in: ids.map(nodeOf) }, at: { $gte: before } }, { projection: { _id: 1 } })
      .toArray();
    const kept = new Set(young.map(({ _id }) => _id));
    yield ids.filter((id) => !kept.has(nodeOf(id)));
  }
}

async function* inBatches<Item>(
  items: AsyncIterable<Item>,
  pick: (item: Item) => string | undefined,
): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const item of items) {
    const picked = pick(item);
    if (picked !== undefined) {
      batch.push(picked);
    }
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) {
    yield batch;
  }
}
