import { LRUCache } from 'lru-cache';
import { notFound } from '@/lib/errors';
import { type Collections, insertMissing, keepExisting, type NodeDocument } from './collections';
import { decodeStored, encodeNode } from './encode-node';
import type { NodeBody, NodeHash } from './model';
import { requireStorable } from './require-storable';
import { splitBatches } from './split-batches';

export interface Nodes {
  putNodes(bodies: readonly NodeBody[]): Promise<{ hashes: readonly NodeHash[]; written: number }>;
  getNode(hash: NodeHash): Promise<NodeBody>;
  getNodes(hashes: readonly NodeHash[]): Promise<ReadonlyMap<NodeHash, NodeBody>>;
}

const batchLimits = { maxItems: 1000, maxSize: 4_000_000 };

/** Nodes, with a cache of `cacheBytes` (roughly: two bytes a character and some for the objects). */
export function openNodes(collections: Collections, cacheBytes: number): Nodes {
  const cache = new LRUCache<NodeHash, NodeBody>({ maxSize: cacheBytes });
  const remember = (hash: NodeHash, body: NodeBody, text: string) =>
    cache.set(hash, body, { size: text.length * 2 + 500 });

  async function getNodes(hashes: readonly NodeHash[]): Promise<ReadonlyMap<NodeHash, NodeBody>> {
    const found = new Map<NodeHash, NodeBody>();
    const missing = new Set<NodeHash>();
    for (const hash of hashes) {
      const cached = cache.get(hash);
      if (cached) {
        found.set(hash, cached);
      } else {
        missing.add(hash);
      }
    }
    for (const batch of splitBatches([...missing], () => 1, batchLimits)) {
      const cursor = collections.nodes.find({ _id: { $in: batch } }, { projection: { body: 1 } });
      for await (const document of cursor) {
        const body = decodeStored<NodeBody>(document._id, document.body);
        remember(document._id, body, document.body);
        found.set(document._id, body);
        missing.delete(document._id);
      }
    }
    const [absent] = missing;
    if (absent !== undefined) {
      throw nodeMissing(absent);
    }
    return found;
  }

  return {
    async putNodes(bodies) {
      const hashes: NodeHash[] = [];
      const documents = new Map<NodeHash, NodeDocument>();
      const at = collections.now();
      for (const body of bodies) {
        const { hash, text } = encodeNode(body);
        requireStorable(text, `${body.type}@${body.id}`);
        hashes.push(hash);
        const children = body.children.map((child) => child.node);
        documents.set(hash, { _id: hash, type: body.type, id: body.id, children, body: text, at });
      }
      await collections.ready();
      let written = 0;
      for (const batch of splitBatches([...documents.values()], (node) => node.body.length, batchLimits)) {
        const ids = batch.map((node) => node._id);
        const existing = await keepExisting(collections.nodes, ids, at);
        written += await insertMissing(
          collections.nodes,
          batch.filter((node) => !existing.has(node._id)),
        );
      }
      for (const [position, hash] of hashes.entries()) {
        const body = bodies[position];
        const document = documents.get(hash);
        if (body && document) {
          remember(hash, body, document.body);
        }
      }
      return { hashes, written };
    },
    getNodes,
    async getNode(hash) {
      const cached = cache.get(hash);
      if (cached) {
        return cached;
      }
      const body = (await getNodes([hash])).get(hash);
      if (!body) {
        throw nodeMissing(hash);
      }
      return body;
    },
  };
}

const nodeMissing = (hash: NodeHash) =>
  notFound('courseware.node-missing', `The course store has no document ${hash.slice(0, 12)}…`);
