import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeBody, NodeHash, OutlineBlock } from '@/db/courseware';
import { encodeNode } from '@/db/courseware/encode-node';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import type { Block } from '@/lib/olx/model';
import { block, holdTree } from '@/tests/support/held-trees';
import { buildOutline } from '../../build-outline';
import { compareBodies } from '../../diff/compare-bodies';
import { type CourseTree, parentsOf, type Said, subtreeOf, treeOf } from './course-tree';
import { discardBlock } from './discard-block';
import { encodeTree } from './encode-tree';
import { moveWithin, placeBlock, takeBlock } from './place-block';
import { revertChange } from './revert-change';
import { transferBlock } from './transfer-block';

/** Versions of one course in memory, read back from their nodes as from the store. */
class Held {
  readonly nodes = new Map<NodeHash, NodeBody>();

  async start(course: Block): Promise<CourseTree> {
    const { root, nodes } = await holdTree(course);
    for (const [hash, body] of nodes) this.nodes.set(hash, body);
    return this.read(root);
  }

  async keep(tree: CourseTree): Promise<CourseTree> {
    const { root, nodes } = await encodeTree(
      tree,
      async (hashes) => new Map(hashes.map((hash) => [hash, this.body(hash)])),
    );
    for (const body of nodes) this.nodes.set(encodeNode(body).hash, body);
    return this.read(root);
  }

  body(hash: NodeHash): NodeBody {
    const body = this.nodes.get(hash);
    if (!body) throw new Error(`No node ${hash}`);
    return body;
  }

  private read(root: NodeHash): CourseTree {
    const outline = (hash: NodeHash): OutlineBlock => {
      const { type, id, settings, children } = this.body(hash);
      return {
        type,
        id,
        node: hash,
        settings,
        maxPoints: null,
        isSupported: true,
        children: children.map((child) => outline(child.node)),
      };
    };
    return treeOf(buildOutline({ root, course: outline(root), documents: noDocuments, manifest: null }));
  }

  readonly isSame = (a: Said, b: Said) => compareBodies(this.bodyOf(a), this.bodyOf(b)).length === 0;
  private readonly bodyOf = (says: Said) => ('node' in says ? this.body(says.node) : says);
}

const hashOf = (tree: CourseTree, name: string) => {
  const says = tree.blocks.get(name)?.says;
  return says && 'node' in says ? says.node : null;
};
const shape = (tree: CourseTree, name = tree.root): string => {
  const inner = (tree.blocks.get(name)?.children ?? []).map((child) => shape(tree, child));
  const id = name.slice(name.indexOf('@') + 1);
  return inner.length > 0 ? `${id}(${inner.join(' ')})` : id;
};
const unit = (id: string, ...texts: string[]) =>
  block(
    'vertical',
    id,
    texts.map((text) => block('html', text, [], { source: text })),
  );
const course = (...chapters: Block[]) => block('course', 'course', chapters);
const section = (id: string, ...units: Block[]) => block('chapter', id, units);

/** An author's random step. Places and blocks are drawn by number, so that any step can be made on any tree. */
const step = fc.record({
  kind: fc.constantFrom('create', 'edit', 'move', 'move', 'delete', 'publish', 'publish', 'discard'),
  block: fc.nat(50),
  parent: fc.nat(50),
  after: fc.option(fc.nat(5), { nil: null }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Makes one step on the pair of heads; a step that means nothing on them changes nothing. */
function make(draft: CourseTree, published: CourseTree, { kind, ...drawn }: Step, number: number) {
  const pick = (names: readonly string[], at: number) => names[at % Math.max(names.length, 1)];
  const [, ...names] = [...draft.blocks.keys()];
  const name = pick(names, drawn.block);
  const parents = [...draft.blocks.keys()].filter((other) => !other.startsWith('html'));
  const parent = pick(parents, drawn.parent) ?? draft.root;
  const after = drawn.after === null ? null : pick(draft.blocks.get(parent)?.children ?? [], drawn.after);
  const body = (type: string, id: string): NodeBody => ({ type, id, settings: { n: number }, children: [] });
  if (kind === 'create') {
    const made = body(drawn.block % 2 === 0 ? 'vertical' : 'html', `new${number}`);
    const blockName = `${made.type}@${made.id}`;
    return {
      draft: placeBlock(draft, blockName, { parent, after }, new Map([[blockName, { says: made, children: [] }]])),
      published,
    };
  }
  if (name === undefined) return { draft, published };
  if (kind === 'edit') {
    const [type = '', id = ''] = name.split('@');
    const entry = draft.blocks.get(name);
    const blocks = new Map(draft.blocks).set(name, { says: body(type, id), children: entry?.children ?? [] });
    return { draft: { root: draft.root, blocks }, published };
  }
  const from = parentsOf(draft, name)[0] ?? draft.root;
  if (kind === 'move') {
    const isInside = subtreeOf(draft, name).has(parent);
    return { draft: isInside ? draft : moveWithin(draft, name, from, { parent, after }), published };
  }
  if (kind === 'delete') return { draft: takeBlock(draft, name, parentsOf(draft, name)), published };
  if (kind === 'publish') return { draft, published: transferBlock(draft, published, name) };
  return published.blocks.has(name) ? { draft: discardBlock(draft, published, name), published } : { draft, published };
}

/** Each block is reached, stands in one place, and not within itself. */
function expectSound(tree: CourseTree) {
  const faults = [...tree.blocks].flatMap(([name, { children }]) => {
    const isPlacedOnce = parentsOf(tree, name).length === (name === tree.root ? 0 : 1);
    const isPlain = new Set(children).size === children.length && children.every((child) => tree.blocks.has(child));
    const isInItself = children.some((child) => subtreeOf(tree, child).has(name));
    return isPlacedOnce && isPlain && !isInItself ? [] : [name];
  });
  expect(faults).toEqual([]);
  expect(subtreeOf(tree, tree.root).size).toBe(tree.blocks.size);
}

describe('publishing', () => {
  const start = course(section('a', unit('u', 'x', 'y'), unit('v')), section('b', unit('w', 'z')));
  const published = async (change: (tree: CourseTree) => CourseTree, name: string, from = start) => {
    const held = new Held();
    const before = await held.start(from);
    return shape(transferBlock(await held.keep(change(before)), before, name));
  };
  const add = (tree: CourseTree, name: string, parent: string, after: string | null) => {
    const [type = '', id = ''] = name.split('@');
    return placeBlock(
      tree,
      name,
      { parent, after },
      new Map([[name, { says: { type, id, settings: {}, children: [] }, children: [] }]]),
    );
  };

  it('brings a new unit after the nearest sibling before it that is published', async () => {
    const change = (tree: CourseTree) =>
      add(add(tree, 'vertical@new', 'chapter@a', 'vertical@u'), 'vertical@two', 'chapter@a', 'vertical@new');
    expect(await published(change, 'vertical@two')).toBe('course(a(u(x y) two v) b(w(z)))');
  });

  it('copies missing ancestors without their other children', async () => {
    const change = (tree: CourseTree) =>
      ['one', 'two'].reduce(
        (so, id) => add(so, `vertical@${id}`, 'chapter@c', null),
        add(tree, 'chapter@c', tree.root, 'chapter@a'),
      );
    expect(await published(change, 'vertical@one')).toBe('course(a(u(x y) v) c(one) b(w(z)))');
  });

  it('takes a moved block out of where it stood, and what stands in it', async () => {
    const change = (tree: CourseTree) =>
      moveWithin(tree, 'html@x', 'vertical@u', { parent: 'vertical@w', after: null });
    expect(await published(change, 'html@x')).toBe('course(a(u(y) v) b(w(x z)))');
    expect(await published(change, 'vertical@w')).toBe('course(a(u(y) v) b(w(x z)))');
    expect(await published(change, 'chapter@b')).toBe('course(a(u(y) v) b(w(x z)))');
    expect(await published(change, 'vertical@v')).toBe('course(a(u(x y) v) b(w(z)))');
  });

  it('lets deletions and the order of children wait for their parent', async () => {
    const change = (tree: CourseTree) =>
      moveWithin(takeBlock(tree, 'html@x', ['vertical@u']), 'vertical@v', 'chapter@a', {
        parent: 'chapter@a',
        after: null,
      });
    expect(await published(change, 'html@y')).toBe('course(a(u(x y) v) b(w(z)))');
    expect(await published(change, 'vertical@u')).toBe('course(a(v u(y)) b(w(z)))');
    expect(await published(change, 'chapter@a')).toBe('course(a(v u(y)) b(w(z)))');
  });

  it('leaves a block where it is that only a deleted one separates from its sibling', async () => {
    const change = (tree: CourseTree) => takeBlock(tree, 'html@x', ['vertical@u']);
    const from = course(section('a', unit('u', 'w', 'x', 'y')));
    expect(await published(change, 'html@y', from)).toBe('course(a(u(w x y)))');
  });

  it('keeps a block under two parents one block', async () => {
    const both = block('html', 'both', [], { source: 'x' });
    const from = course(block('chapter', 'a', [both]), block('chapter', 'b', [both]), block('chapter', 'c'));
    const change = (tree: CourseTree) => moveWithin(tree, 'html@both', 'chapter@b', { parent: 'chapter@c' });
    expect(await published(change, 'html@both', from)).toBe('course(a(both) b c(both))');
  });

  it('of everything makes published equal draft; no sequence leaves a block dangling or twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
        const held = new Held();
        let draft = await held.start(start);
        let live = draft;
        for (const [number, drawn] of steps.entries()) {
          const made = make(draft, live, drawn, number);
          [draft, live] = [await held.keep(made.draft), await held.keep(made.published)];
          expectSound(draft);
          expectSound(live);
        }
        for (const name of draft.blocks.keys()) {
          const one = await held.keep(transferBlock(draft, live, name));
          expectSound(one);
          expect(hashOf(one, name)).toBe(hashOf(draft, name));
        }
        let all = live;
        for (const name of [...draft.blocks.keys()].reverse()) {
          all = await held.keep(transferBlock(draft, all, name));
          expectSound(all);
        }
        expect(hashOf(all, all.root)).toBe(hashOf(draft, draft.root));
      }),
      { numRuns: 60 },
    );
  });

  it('discarding everything makes draft equal published', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), fc.nat(), async (steps, at) => {
        const held = new Held();
        let draft = await held.start(start);
        let live = draft;
        for (const [number, drawn] of steps.entries()) {
          const made = make(draft, live, drawn, number);
          [draft, live] = [await held.keep(made.draft), await held.keep(made.published)];
        }
        const names = [...live.blocks.keys()];
        const name = names[at % names.length] ?? live.root;
        const one = await held.keep(discardBlock(draft, live, name));
        expectSound(one);
        expect(hashOf(one, name)).toBe(hashOf(live, name));
        expect(hashOf(await held.keep(discardBlock(draft, live, live.root)), live.root)).toBe(hashOf(live, live.root));
      }),
      { numRuns: 60 },
    );
  });
});

describe('undo', () => {
  const start = course(section('a', unit('u', 'x', 'y'), unit('v')), section('b', unit('w', 'z')));

  it('of any change right after it makes the draft what it was', async () => {
    await fc.assert(
      fc.asyncProperty(step, async (drawn) => {
        const held = new Held();
        const before = await held.start(start);
        const after = await held.keep(make(before, before, drawn, 1).draft);
        const reverted = revertChange({ before, after, now: after, isSame: held.isSame });
        expect('tree' in reverted && hashOf(await held.keep(reverted.tree), before.root)).toBe(
          hashOf(before, before.root),
        );
      }),
    );
  });

  it('after other changes leaves a sound tree, or says where somebody has gone on', async () => {
    await fc.assert(
      fc.asyncProperty(step, fc.array(step, { maxLength: 4 }), async (drawn, later) => {
        const held = new Held();
        const before = await held.start(start);
        const after = await held.keep(make(before, before, drawn, 1).draft);
        let now = after;
        for (const [number, other] of later.entries()) {
          now = await held.keep(make(now, before, other, number + 2).draft);
        }
        const reverted = revertChange({ before, after, now, isSame: held.isSame });
        if ('tree' in reverted) {
          expectSound(await held.keep(reverted.tree));
        } else {
          expect([...before.blocks.keys(), ...after.blocks.keys()]).toContain(reverted.changedSince);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('of a deletion brings the block back beside what others added', async () => {
    const held = new Held();
    const before = await held.start(start);
    const after = await held.keep(takeBlock(before, 'vertical@u', ['chapter@a']));
    const added = new Map([
      ['vertical@n', { says: { type: 'vertical', id: 'n', settings: {}, children: [] }, children: [] }],
    ]);
    const now = await held.keep(placeBlock(after, 'vertical@n', { parent: 'chapter@a', after: 'vertical@v' }, added));
    const reverted = revertChange({ before, after, now, isSame: held.isSame });
    expect('tree' in reverted && shape(reverted.tree)).toBe('course(a(u(x y) v n) b(w(z)))');
  });

  it('of a move is refused where the block has been moved on', async () => {
    const held = new Held();
    const before = await held.start(start);
    const after = await held.keep(moveWithin(before, 'html@x', 'vertical@u', { parent: 'vertical@v' }));
    const now = await held.keep(moveWithin(after, 'html@x', 'vertical@v', { parent: 'vertical@w' }));
    expect(revertChange({ before, after, now, isSame: held.isSame })).toEqual({ changedSince: 'html@x' });
  });
});
