import { LRUCache } from 'lru-cache';
import { type Collections, insertMissing } from './collections';
import type { Assessment, NodeBody, NodeHash, OutlineBlock } from './model';
import type { Nodes } from './nodes';

export interface Outlines {
  getOutline(node: NodeHash): Promise<OutlineBlock>;
}

/** Raise it when what an outline says of the same node changes; outlines of older versions are not read any more. */
const outlineVersion = 2;
/** A setting whose JSON is longer (a drag-and-drop's picture, a poll's texts) stays in the node. */
const maxSettingLength = 1024;
const maxStoredLength = 12_000_000;

/** Outlines of sections: kept in memory for ever (up to `cacheBytes`), in MongoDB, derived from the nodes where in neither. */
export function openOutlines(
  collections: Collections,
  nodes: Nodes,
  assess: (node: NodeBody) => Assessment,
  cacheBytes: number,
): Outlines {
  const cache = new LRUCache<NodeHash, OutlineBlock>({
    maxSize: cacheBytes,
    fetchMethod: async (hash, _stale, { options }) => {
      const { outline, size } = await load(hash);
      options.size = size;
      return outline;
    },
  });

  async function load(hash: NodeHash): Promise<{ outline: OutlineBlock; size: number }> {
    const id = `${outlineVersion}:${hash}`;
    const stored = await collections.outlines.findOne({ _id: id });
    if (stored) {
      const outline: OutlineBlock = JSON.parse(stored.body);
      return { outline, size: stored.body.length * 2 };
    }
    const outline = await derive(hash);
    const body = JSON.stringify(outline);
    if (body.length <= maxStoredLength) {
      await insertMissing(collections.outlines, [{ _id: id, body }]);
    }
    return { outline, size: body.length * 2 };
  }

  async function derive(root: NodeHash): Promise<OutlineBlock> {
    const bodies = new Map<NodeHash, NodeBody>();
    let level: readonly NodeHash[] = [root];
    while (level.length > 0) {
      const next = new Set<NodeHash>();
      for (const [hash, body] of await nodes.getNodes(level)) {
        bodies.set(hash, body);
        for (const child of body.children) {
          next.add(child.node);
        }
      }
      level = [...next].filter((hash) => !bodies.has(hash));
    }
    const built = new Map<NodeHash, OutlineBlock>();
    const build = (hash: NodeHash): OutlineBlock => {
      const body = bodies.get(hash);
      if (!body) {
        throw new Error(`The walk of ${root} did not reach ${hash}`);
      }
      const known = built.get(hash);
      if (known) {
        return known;
      }
      const outline = {
        type: body.type,
        id: body.id,
        node: hash,
        settings: shortSettings(body),
        ...assess(body),
        children: body.children.map((child) => build(child.node)),
      };
      built.set(hash, outline);
      return outline;
    };
    return build(root);
  }

  return {
    async getOutline(node) {
      const outline = cache.get(node) ?? (await cache.fetch(node));
      if (!outline) {
        throw new Error(`No outline was made of ${node}`);
      }
      return outline;
    },
  };
}

function shortSettings(body: NodeBody): OutlineBlock['settings'] {
  const entries = Object.entries(body.settings);
  return Object.fromEntries(entries.filter(([, value]) => JSON.stringify(value).length <= maxSettingLength));
}
