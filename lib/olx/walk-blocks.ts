import type { Block } from './model';

/** All blocks of a tree, each once, parents before their children. */
export function* walkBlocks(root: Block): Generator<Block> {
  const seen = new Set<Block>();
  const waiting = [root];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    if (seen.has(block)) continue;
    seen.add(block);
    yield block;
    waiting.push(...block.children.toReversed());
  }
}
