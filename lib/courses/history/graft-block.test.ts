import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatBlockId } from '@/lib/olx/identity';
import { walkBlocks } from '@/lib/olx/walk-blocks';
import { block, type HeldTree, holdTree, largeCourse } from '@/tests/support/held-trees';
import { rewrite } from '@/tests/support/rewrite-course';
import { type Grafted, graftBlock, type WholeTree } from './graft-block';

const whole = ({ root, nodes }: HeldTree): WholeTree => ({ root, bodies: nodes });
const html = (id: string, source = id) => block('html', id, [], { source });
const unit = (...children: ReturnType<typeof html>[]) =>
  block('course', 'course', [block('vertical', 'one', children), block('vertical', 'two', [html('other')])]);

function grafted(result: ReturnType<typeof graftBlock>): Grafted {
  if (typeof result === 'string') {
    throw new Error(result);
  }
  return result;
}

/** Names and sources of a tree, in reading order: a block that stands twice is there twice. */
function read(tree: WholeTree, nodes: Grafted['nodes'], root: string, encode: (body: object) => string): string[] {
  const bodies = new Map([...tree.bodies, ...nodes.map((body) => [encode(body), body] as const)]);
  const visit = (hash: string): string[] => {
    const body = bodies.get(hash);
    return body
      ? [`${formatBlockId(body)} ${body.source ?? ''}`.trim(), ...body.children.flatMap((c) => visit(c.node))]
      : ['?'];
  };
  return visit(root);
}

const { encodeNode } = await import('@/db/courseware/encode-node');
const textOf = (into: WholeTree, from: WholeTree, result: Grafted) =>
  read(
    { root: result.root, bodies: new Map([...from.bodies, ...into.bodies]) },
    result.nodes,
    result.root,
    (body) => encodeNode(body as Parameters<typeof encodeNode>[0]).hash,
  );

it('puts a text back as it was, and leaves what came beside it', async () => {
  const from = whole(await holdTree(unit(html('a', 'old'), html('b'))));
  const into = whole(await holdTree(unit(html('a', 'new'), html('b'), html('c'))));
  const result = grafted(graftBlock({ into, from, block: 'html@a', isWhole: true }));
  expect(textOf(into, from, result)).toEqual([
    'course@course',
    'vertical@one',
    'html@a old',
    'html@b b',
    'html@c c',
    'vertical@two',
    'html@other other',
  ]);
});

it('brings a deleted block back after its nearest former neighbour', async () => {
  const from = whole(await holdTree(unit(html('a'), html('b'), html('c'), html('d'))));
  const into = whole(await holdTree(unit(html('x'), html('a'), html('d'))));
  const result = grafted(graftBlock({ into, from, block: 'html@c', isWhole: true }));
  expect(textOf(into, from, result).slice(2, 6)).toEqual(['html@x x', 'html@a a', 'html@c c', 'html@d d']);
});

it('leaves a block where it was moved to', async () => {
  const from = whole(await holdTree(unit(html('a'), html('b', 'old'))));
  const moved = block('course', 'course', [
    block('vertical', 'one', [html('b', 'new')]),
    block('vertical', 'two', [html('other'), html('a')]),
  ]);
  const into = whole(await holdTree(moved));
  const result = grafted(graftBlock({ into, from, block: 'vertical@one', isWhole: true }));
  expect(result.elsewhere).toEqual(['html@a']);
  expect(textOf(into, from, result)).toEqual([
    'course@course',
    'vertical@one',
    'html@b old',
    'vertical@two',
    'html@other other',
    'html@a a',
  ]);
});

it('restores what a unit says and leaves what is in it, where that is asked', async () => {
  const named = (name: string, ...children: ReturnType<typeof html>[]) =>
    block('course', 'course', [block('vertical', 'one', children, { settings: { display_name: name } })]);
  const from = whole(await holdTree(named('Old', html('a'))));
  const into = whole(await holdTree(named('New', html('a', 'edited'), html('b'))));
  const result = grafted(graftBlock({ into, from, block: 'vertical@one', isWhole: false }));
  expect(textOf(into, from, result)).toEqual(['course@course', 'vertical@one', 'html@a edited', 'html@b b']);
  expect(result.nodes.find(({ type }) => type === 'vertical')?.settings).toEqual({ display_name: 'Old' });
});

it('has no place for a block whose unit is gone, and no block that was not there', async () => {
  const from = whole(await holdTree(unit(html('a'))));
  const into = whole(await holdTree(block('course', 'course', [block('vertical', 'two')])));
  expect(graftBlock({ into, from, block: 'html@a', isWhole: true })).toBe('no-place');
  expect(graftBlock({ into, from, block: 'html@never', isWhole: true })).toBe('missing');
  expect(graftBlock({ into, from, block: 'course@course', isWhole: true })).toBe('missing');
});

it('whatever was edited and deleted, gives the block back whole and doubles none', async () => {
  const course = largeCourse({ sections: 2, lessons: 2, units: 2, blocks: 2 });
  const all = [...walkBlocks(course)].slice(1);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...all),
      fc.subarray(all, { maxLength: 6 }),
      fc.subarray(all),
      async (wanted, cut, edited) => {
        const gone = new Set(cut.map(({ id }) => id));
        const changed = new Set(edited.map(({ id }) => id));
        const settings = { display_name: 'Edited' };
        const later = rewrite(course, (found) => ({
          ...(changed.has(found.id) ? { ...found, settings } : found),
          children: found.children.filter(({ id }) => !gone.has(id)),
        }));
        const from = whole(await holdTree(course));
        const into = whole(await holdTree(later));
        const result = graftBlock({ into, from, block: formatBlockId(wanted), isWhole: true });
        if (result === 'no-place') {
          return;
        }
        const names = textOf(into, from, grafted(result));
        expect(new Set(names).size).toBe(names.length);
        expect(names).not.toContain('?');
        for (const { type, id } of walkBlocks(wanted)) {
          expect(names.some((name) => name.startsWith(formatBlockId({ type, id })))).toBe(true);
        }
        expect(result).toMatchObject({ elsewhere: [] });
      },
    ),
    { numRuns: 80 },
  );
});
