import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { Block } from '@/lib/olx/model';
import type { BlockLocation, BlockRecord } from './block-record';
import type { Reading } from './reading';

/** A tree, and the files that its blocks came from. */
export interface AssembledTree {
  readonly root: Block;
  readonly blocks: ReadonlyMap<string, Block>;
  readonly files: ReadonlySet<string>;
}

export interface TreeSource {
  record(key: string): BlockRecord | undefined;
  /** The children of a block as they stand in this tree. */
  children(record: BlockRecord): readonly string[];
  /** Where a block is written, to say where something is wrong. */
  location(key: string): BlockLocation | undefined;
  /** The block of another tree that may be used again where nothing in it differs. */
  readonly before?: { readonly tree: AssembledTree; record(key: string): BlockRecord | undefined };
}

/** Deeper than this nobody can look, and whoever walks the tree would overflow the stack. */
const maxDepth = 100;

/**
 * Puts records together into a tree. A block under two parents is one object. A child that would contain itself, or that
 * stands too deep, is left out with a warning, and its files stay with the unknown ones.
 */
export function assembleTree(rootKey: string, source: TreeSource, reading: Reading): AssembledTree | undefined {
  const blocks = new Map<string, Block>();
  const files = new Set<string>();
  const open = new Set<string>();

  function build(record: BlockRecord, depth: number): Block {
    open.add(record.key);
    const children: Block[] = [];
    for (const key of source.children(record)) {
      const child = childOf(record, key, depth + 1);
      if (child !== undefined) children.push(child);
    }
    open.delete(record.key);
    for (const path of record.files) files.add(path);
    const block = reuse(record, children) ?? blockOf(record, children);
    blocks.set(record.key, block);
    return block;
  }

  function childOf(parent: BlockRecord, key: string, depth: number): Block | undefined {
    const built = blocks.get(key);
    if (built !== undefined) return built;
    const record = source.record(key);
    if (record === undefined) return undefined;
    const { path = '', line = null } = source.location(parent.key) ?? {};
    if (open.has(key)) {
      reading.warn('pointer-cycle', path, line, `The block "${key}" stands inside itself; the inner one is left out.`);
      return undefined;
    }
    if (depth > maxDepth) {
      reading.warn('too-deep', path, line, `The block "${key}" stands deeper than ${maxDepth} levels; it is left out.`);
      return undefined;
    }
    return build(record, depth);
  }

  function reuse(record: BlockRecord, children: readonly Block[]): Block | undefined {
    const before = source.before?.record(record.key);
    if (before === undefined || !isSameRecord(record, before)) return undefined;
    const block = source.before?.tree.blocks.get(record.key);
    const isSame =
      block?.children.length === children.length && block.children.every((child, index) => child === children[index]);
    return isSame ? block : undefined;
  }

  const root = source.record(rootKey);
  return root === undefined ? undefined : { root: build(root, 0), blocks, files };
}

/** Whether two records say the same, wherever they stand and whatever they hold. */
function isSameRecord(a: BlockRecord, b: BlockRecord): boolean {
  if (a === b) return true;
  return (
    a.source === b.source &&
    a.sourceEncoding === b.sourceEncoding &&
    a.fault?.code === b.fault?.code &&
    a.fault?.path === b.fault?.path &&
    isSameJson(a.settings, b.settings)
  );
}

function blockOf(
  { type, id, settings, source, sourceEncoding, fault }: BlockRecord,
  children: readonly Block[],
): Block {
  return {
    type,
    id,
    settings,
    ...(source === undefined ? {} : { source }),
    ...(sourceEncoding === undefined ? {} : { sourceEncoding }),
    ...(fault === undefined ? {} : { fault }),
    children,
  };
}
