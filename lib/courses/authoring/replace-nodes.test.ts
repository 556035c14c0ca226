import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NodeBody } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import { walkBlocks } from '@/lib/olx/walk-blocks';
import { block, holdTree, largeCourse } from '@/tests/support/held-trees';
import { rewrite } from '@/tests/support/rewrite-course';
import { replaceNodes } from './replace-nodes';

const hashOf = (nodes: ReadonlyMap<string, NodeBody>, id: string): string =>
  [...nodes].find(([, body]) => body.id === id)?.[0] ?? '';

it('writes a leaf anew and what stands above it, and shares the rest', async () => {
  const { root, nodes } = await holdTree(largeCourse({ sections: 3, lessons: 3, units: 3, blocks: 3 }));
  const leaf = hashOf(nodes, 'c1s1u1b1');
  const body = { type: 'html', id: 'c1s1u1b1', settings: {}, source: 'New', children: [] };
  const replaced = replaceNodes(root, nodes, new Map([[leaf, body]]));
  expect(replaced.nodes.map(({ id }) => id)).toEqual(['c1s1u1b1', 'c1s1u1', 'c1s1', 'c1', 'course']);
});

it('rewrites every path of a block under two parents', async () => {
  const both = block('html', 'both', [], { source: 'x' });
  const { root, nodes } = await holdTree(
    block('course', 'course', [
      block('chapter', 'a', [both]),
      block('chapter', 'b', [both]),
      block('chapter', 'c', [block('html', 'other')]),
    ]),
  );
  const body = { type: 'html', id: 'both', settings: {}, source: 'New', children: [] };
  const replaced = replaceNodes(root, nodes, new Map([[hashOf(nodes, 'both'), body]]));
  expect(replaced.nodes.map(({ id }) => id)).toEqual(['both', 'a', 'b', 'course']);
});

it('writes nothing where a block is given as it was', async () => {
  const { root, nodes } = await holdTree(largeCourse({ sections: 1, lessons: 1, units: 1, blocks: 1 }));
  const leaf = hashOf(nodes, 'c0s0u0b0');
  const same = nodes.get(leaf);
  expect(replaceNodes(root, nodes, new Map(same ? [[leaf, same]] : []))).toEqual({ root, nodes: [] });
});

it('gives the tree that an import of the edited course would give', async () => {
  const course = largeCourse({ sections: 2, lessons: 2, units: 2, blocks: 2 });
  const blocks = [...walkBlocks(course)];
  await fc.assert(
    fc.asyncProperty(fc.subarray(blocks, { maxLength: 5 }), async (chosen) => {
      const ids = new Set(chosen.map(({ id }) => id));
      const settings = { display_name: 'Edited' };
      const wanted = await holdTree(rewrite(course, (found) => (ids.has(found.id) ? { ...found, settings } : found)));
      const { root, nodes } = await holdTree(course);
      const edits = [...nodes].flatMap(([hash, body]): [string, NodeBody][] =>
        ids.has(body.id) ? [[hash, { ...body, settings }]] : [],
      );
      const replaced = replaceNodes(root, nodes, new Map(edits));
      expect(replaced.root).toBe(wanted.root);
      const written = new Set(replaced.nodes.map((body) => encodeNode(body).hash));
      expect(written).toEqual(new Set([...wanted.nodes.keys()].filter((hash) => !nodes.has(hash))));
    }),
    { numRuns: 60 },
  );
});
