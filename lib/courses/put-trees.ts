import type { Courseware, NodeBody, NodeHash } from '@/db/courseware';
import type { Block, CourseDocuments } from '@/lib/olx/model';

/** What the course's own node holds beside the block. */
export interface CourseExtras {
  readonly documents: CourseDocuments;
  /** Hash of the manifest of the course's files. */
  readonly files: string;
}

/**
 * Writes whole trees of blocks as nodes, leaves first, so that no node is ever there before its children. What is there
 * already is shared. Answers the hash of each root, in the order of `roots`.
 */
export async function putTrees(
  courseware: Pick<Courseware, 'putNodes'>,
  roots: readonly Block[],
  extras: CourseExtras,
  progress: (done: number, total: number) => void = () => {},
): Promise<readonly NodeHash[]> {
  const layers = layersOf(roots);
  const total = layers.reduce((sum, layer) => sum + layer.length, 0);
  const hashes = new Map<Block, NodeHash>();
  const hashOf = (block: Block): NodeHash => {
    const hash = hashes.get(block);
    if (hash === undefined) {
      throw new Error(`The node of ${block.type}@${block.id} was asked for before it was written`);
    }
    return hash;
  };
  const rootSet = new Set(roots);
  for (const layer of layers) {
    const bodies = layer.map((block): NodeBody => {
      const { type, id, settings, source, sourceEncoding, fault } = block;
      return {
        type,
        id,
        settings,
        ...(source === undefined ? {} : { source }),
        ...(sourceEncoding === undefined ? {} : { sourceEncoding }),
        ...(fault === undefined ? {} : { fault }),
        children: block.children.map((child) => ({ id: child.id, node: hashOf(child) })),
        ...(rootSet.has(block) ? extras : {}),
      };
    });
    const written = await courseware.putNodes(bodies);
    for (const [position, block] of layer.entries()) {
      hashes.set(block, written.hashes[position] ?? '');
    }
    progress(hashes.size, total);
  }
  return roots.map(hashOf);
}

/** Every block of the trees once, by its height: the first layer has no children, each later one only children before it. */
function layersOf(roots: readonly Block[]): Block[][] {
  const heights = new Map<Block, number>();
  const layers: Block[][] = [];
  const visit = (block: Block): number => {
    const known = heights.get(block);
    if (known !== undefined) {
      return known;
    }
    const height = block.children.reduce((highest, child) => Math.max(highest, visit(child) + 1), 0);
    heights.set(block, height);
    layers[height] ??= [];
    layers[height].push(block);
    return height;
  };
  for (const root of roots) {
    visit(root);
  }
  return layers;
}
