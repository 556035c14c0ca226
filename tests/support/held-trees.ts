import type { NodeBody, NodeHash } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import { putTrees } from '@/lib/courses/put-trees';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import type { Block, CourseDocuments } from '@/lib/olx/model';

export const block = (type: string, id: string, children: readonly Block[] = [], more: Partial<Block> = {}): Block => ({
  type,
  id,
  settings: { display_name: `${type} ${id}` },
  children,
  ...more,
});

/** A tree of blocks as nodes in memory, and how many were read of it. */
export interface HeldTree {
  readonly root: NodeHash;
  readonly nodes: ReadonlyMap<NodeHash, NodeBody>;
  readonly getNodes: (hashes: readonly NodeHash[]) => Promise<ReadonlyMap<NodeHash, NodeBody>>;
  readonly getManifest: () => Promise<{ readonly files: readonly [] }>;
  reads(): number;
}

export async function holdTree(course: Block, documents: Partial<CourseDocuments> = {}): Promise<HeldTree> {
  const nodes = new Map<NodeHash, NodeBody>();
  const putNodes = async (bodies: readonly NodeBody[]) => {
    const hashes = bodies.map((body) => encodeNode(body).hash);
    for (const [position, body] of bodies.entries()) {
      nodes.set(hashes[position] ?? '', body);
    }
    return { hashes, written: hashes.length };
  };
  const [root = ''] = await putTrees({ putNodes }, [course], {
    documents: { ...noDocuments, ...documents },
    files: 'f'.repeat(64),
  });
  let reads = 0;
  return {
    root,
    nodes,
    async getNodes(hashes) {
      reads += hashes.length;
      return new Map(hashes.flatMap((hash) => (nodes.has(hash) ? [[hash, nodes.get(hash) ?? notThere(hash)]] : [])));
    },
    getManifest: async () => ({ files: [] }),
    reads: () => reads,
  };
}

function notThere(hash: NodeHash): never {
  throw new Error(`There is no node ${hash}`);
}

/** A course of `sections` × `lessons` × `units` × `blocks`. */
export function largeCourse(
  { sections, lessons, units, blocks }: Readonly<Record<'sections' | 'lessons' | 'units' | 'blocks', number>>,
  source: (id: string) => string = (id) => `<p>${id}</p>`,
): Block {
  const times = <Value>(count: number, make: (n: number) => Value) => Array.from({ length: count }, (_, n) => make(n));
  return block(
    'course',
    'course',
    times(sections, (c) =>
      block(
        'chapter',
        `c${c}`,
        times(lessons, (s) =>
          block(
            'sequential',
            `c${c}s${s}`,
            times(units, (u) =>
              block(
                'vertical',
                `c${c}s${s}u${u}`,
                times(blocks, (b) => {
                  const id = `c${c}s${s}u${u}b${b}`;
                  return block('html', id, [], { source: source(id) });
                }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
