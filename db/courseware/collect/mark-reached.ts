import { notFound } from '@/lib/errors';
import type { Collections } from '../collections';
import { decodeStored } from '../encode-node';
import type { Manifest, NodeBody } from '../model';
import { HashSet } from './hash-set';

/** What is reached from the revisions, by hash: nodes, lists of files, and files. */
export interface Reached {
  readonly nodes: HashSet;
  readonly manifests: HashSet;
  readonly files: HashSet;
}

/** Documents that are read at once; what waits to be read is at most a few of these times the widest node. */
const batchSize = 1000;
/** Course nodes and lists of files are the large ones. */
const largeBatchSize = 50;

/**
 * Marks all that any revision reaches. Memory grows by some 60 bytes for each thing that is marked; all else is read along.
 * Throws NotFound where something that is reached is not there: then nobody can say what hangs below it.
 */
export async function markReached(collections: Collections): Promise<Reached> {
  const reached: Reached = { nodes: new HashSet(), manifests: new HashSet(), files: new HashSet() };
  let roots: string[] = [];
  for await (const { root } of collections.revisions.find({}, { projection: { root: 1 } })) {
    if (reached.nodes.add(root)) {
      roots.push(root);
    }
    if (roots.length === largeBatchSize) {
      await markTrees(collections, roots, reached);
      roots = [];
    }
  }
  await markTrees(collections, roots, reached);
  return reached;
}

async function markTrees(collections: Collections, roots: readonly string[], reached: Reached): Promise<void> {
  const waiting: string[] = [];
  const manifests: string[] = [];
  const take = (children: readonly string[]) => {
    for (const child of children) {
      if (reached.nodes.add(child)) {
        waiting.push(child);
      }
    }
  };
  await readEach(roots, 'node', nodesOf(collections, { children: 1, body: 1 }), ({ _id, children, body }) => {
    take(children);
    const { files } = decodeStored<NodeBody>(_id, body);
    if (files !== undefined && reached.manifests.add(files)) {
      manifests.push(files);
    }
  });
  // The newest first: a tree is walked down before its next part is begun, so little waits.
  while (waiting.length > 0) {
    await readEach(waiting.splice(-batchSize), 'node', nodesOf(collections, { children: 1 }), ({ children }) =>
      take(children),
    );
  }
  const lists = (ids: string[]) => collections.manifests.find({ _id: { $in: ids } });
  await readEach(manifests, 'manifest', lists, ({ _id, body }) => {
    for (const { hash } of decodeStored<Manifest>(_id, body).files) {
      reached.files.add(hash);
    }
  });
}

const nodesOf = (collections: Collections, projection: Readonly<Record<string, 1>>) => (ids: string[]) =>
  collections.nodes.find({ _id: { $in: ids } }, { projection });

async function readEach<Document extends { readonly _id: string }>(
  ids: readonly string[],
  what: 'node' | 'manifest',
  find: (ids: string[]) => AsyncIterable<Document>,
  visit: (document: Document) => void,
): Promise<void> {
  const missing = new Set(ids);
  if (missing.size > 0) {
    for await (const document of find([...missing])) {
      missing.delete(document._id);
      visit(document);
    }
  }
  const [absent] = missing;
  if (absent !== undefined) {
    throw notFound(
      `courseware.${what}-missing`,
      `A revision reaches the document ${absent.slice(0, 12)}…, which is not in the course store. Nothing was deleted.`,
    );
  }
}
