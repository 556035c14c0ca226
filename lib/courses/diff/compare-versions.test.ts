import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, CourseDocuments } from '@/lib/olx/model';
import { walkBlocks } from '@/lib/olx/walk-blocks';
import { block, holdTree, largeCourse } from '@/tests/support/held-trees';
import { rewrite } from '@/tests/support/rewrite-course';
import { compareVersions } from './compare-versions';

const compare = async (a: Block, b: Block) => await compareVersions(await holdTree(a), await holdTree(b));
const nameOf = ({ type, id }: Block) => `${type}@${id}`;
const small = largeCourse({ sections: 2, lessons: 2, units: 2, blocks: 2 });
const change = (course: Block, id: string, by: (changed: Block) => Block) =>
  rewrite(course, (found) => (found.id === id ? by(found) : found));

describe('two versions of a course', () => {
  it('that are the same differ in nothing, and nothing is read', async () => {
    const held = await holdTree(small);
    expect(await compareVersions(held, await holdTree(small))).toBeNull();
    expect(held.reads()).toBe(0);
  });

  it('that differ in one of 2 000 blocks cost five nodes of each', async () => {
    const large = largeCourse({ sections: 5, lessons: 5, units: 20, blocks: 4 });
    const before = await holdTree(large);
    const after = await holdTree(change(large, 'c3s3u17b2', (html) => ({ ...html, source: '<p>Other</p>' })));
    expect(await compareVersions(before, after)).toMatchObject({
      changed: [{ block: 'html@c3s3u17b2', fields: [{ field: 'source' }] }],
    });
    expect([before.reads(), after.reads()]).toEqual([5, 5]);
  });

  it('say of a changed block which settings and which lines are others', async () => {
    const after = change(small, 'c0s1u0b1', (html) => ({
      ...html,
      settings: { display_name: 'New name', weight: 2 },
      source: '<p>c0s1u0b1</p>\n<p>More</p>',
    }));
    expect(await compare(small, after)).toEqual({
      added: [],
      removed: [],
      moved: [],
      changed: [
        {
          block: 'html@c0s1u0b1',
          title: 'New name',
          path: ['course course', 'chapter c0', 'sequential c0s1', 'vertical c0s1u0'],
          fields: [
            { field: 'setting', name: 'display_name', before: 'html c0s1u0b1', after: 'New name' },
            { field: 'setting', name: 'weight', after: 2 },
            {
              field: 'source',
              hunks: [
                {
                  beforeStart: 1,
                  beforeLines: 1,
                  afterStart: 1,
                  afterLines: 2,
                  lines: [
                    '-<p>c0s1u0b1</p>',
                    '\\ No newline at end of file',
                    '+<p>c0s1u0b1</p>',
                    '+<p>More</p>',
                    '\\ No newline at end of file',
                  ],
                },
              ],
            },
          ],
        },
      ],
      documents: [],
      files: { added: [], removed: [], changed: [] },
    });
  });

  it('say where a block came, went and moved, and nothing of the blocks above it', async () => {
    const text = (id: string) => block('html', id, [], { source: 'x' });
    const course = (one: Block[], two: Block[]) =>
      block('course', 'course', [block('chapter', 'a', one), block('chapter', 'b', two)]);
    const before = course([text('stays'), text('goes'), text('moves')], [text('last')]);
    const after = course([text('stays'), text('comes')], [text('moves'), text('last')]);
    expect(await compare(before, after)).toMatchObject({
      added: [{ block: 'html@comes', places: [{ parent: 'chapter@a', index: 1 }] }],
      removed: [{ block: 'html@goes', places: [{ parent: 'chapter@a', index: 1 }] }],
      moved: [
        {
          block: 'html@moves',
          path: ['course course', 'chapter b'],
          from: [{ parent: 'chapter@a', path: ['course course', 'chapter a'], index: 2 }],
          to: [{ parent: 'chapter@b', path: ['course course', 'chapter b'], index: 0 }],
        },
      ],
      changed: [],
    });
  });

  it('say that children stand in another order', async () => {
    const after = change(small, 'c1s0u1', (unit) => ({ ...unit, children: unit.children.toReversed() }));
    expect(await compare(small, after)).toMatchObject({
      moved: [],
      changed: [
        {
          block: 'vertical@c1s0u1',
          fields: [{ field: 'children', before: ['c1s0u1b0', 'c1s0u1b1'], after: ['c1s0u1b1', 'c1s0u1b0'] }],
        },
      ],
    });
  });

  it('name a block under two parents once', async () => {
    const course = (source: string) => {
      const both = block('html', 'both', [], { source });
      return block('course', 'course', [block('chapter', 'a', [both]), block('chapter', 'b', [both])]);
    };
    const difference = await compare(course('one'), course('two'));
    expect(difference).toMatchObject({ added: [], removed: [], moved: [], changed: [{ block: 'html@both' }] });
  });

  it('say of a block that loses one of its two places that it went from there', async () => {
    const both = block('html', 'both', [], { source: 'x' });
    const course = (one: Block[]) =>
      block('course', 'course', [block('chapter', 'a', one), block('chapter', 'b', [both])]);
    expect(await compare(course([both]), course([]))).toMatchObject({
      added: [],
      removed: [{ block: 'html@both', places: [{ parent: 'chapter@a', index: 0 }] }],
      moved: [],
      changed: [],
    });
  });

  it('say of a block that loses a place higher up what it lost, and nothing of what is in it', async () => {
    const both = block('sequential', 'both', [block('html', 'inside', [], { source: 'x' })]);
    const section = (own: string) => block('chapter', 'a', [both, block('html', own)]);
    const before = block('course', 'course', [both, section('goes')]);
    const after = block('course', 'course', [section('comes')]);
    expect(await compare(before, after)).toMatchObject({
      added: [{ block: 'html@comes' }],
      removed: [{ block: 'html@goes' }],
      moved: [
        {
          block: 'sequential@both',
          from: [{ parent: 'course@course' }, { parent: 'chapter@a' }],
          to: [{ parent: 'chapter@a' }],
        },
      ],
      changed: [],
    });
  });

  it('say that a section went up a level with all that is in it', async () => {
    const inner = block('sequential', 's', [block('vertical', 'v', [block('html', 'h', [], { source: 'x' })])]);
    const before = block('course', 'course', [block('chapter', 'a', [inner]), block('chapter', 'b')]);
    const after = block('course', 'course', [block('chapter', 'a'), block('chapter', 'b'), inner]);
    expect(await compare(before, after)).toMatchObject({
      added: [],
      removed: [],
      moved: [{ block: 'sequential@s', from: [{ parent: 'chapter@a' }], to: [{ parent: 'course@course', index: 2 }] }],
      changed: [],
    });
  });

  it('say that a block cannot be read any more', async () => {
    const fault = { code: 'broken-xml', message: 'No', path: 'html/x.xml', line: 1 };
    const after = change(small, 'c0s0u0b0', (html) => ({ ...html, source: 'ZZZ=', sourceEncoding: 'base64', fault }));
    expect(await compare(small, after)).toMatchObject({
      changed: [
        {
          fields: [
            { field: 'source', hunks: null },
            { field: 'fault', before: null, after: 'broken-xml' },
          ],
        },
      ],
    });
  });
});

it('agrees with a look at every block, whatever was edited, moved, added and removed', async () => {
  const steps = fc.array(
    fc.record({
      what: fc.constantFrom('edit', 'rename', 'move', 'add', 'remove', 'reverse'),
      from: fc.nat(),
      to: fc.nat(),
    }),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const after = list.reduce(applyStep, small);
      const difference = await compare(small, after);
      expect(namesIn(difference)).toEqual(lookAtAll(small, after));
    }),
    { numRuns: 150 },
  );
});

/** One step of an author: `from` and `to` choose among the blocks. */
function applyStep(course: Block, { what, from, to }: { what: string; from: number; to: number }, step: number): Block {
  const all = [...walkBlocks(course)];
  const chosen = all[1 + (from % (all.length - 1))];
  const parents = all.filter(({ type }) => type !== 'html');
  const parent = parents[to % parents.length];
  if (!chosen || !parent) return course;
  const without = () =>
    rewrite(course, (found) => ({ ...found, children: found.children.filter((child) => child.id !== chosen.id) }));
  const into = (tree: Block, child: Block) =>
    rewrite(tree, (found) => (found.id === parent.id ? { ...found, children: [child, ...found.children] } : found));
  switch (what) {
    case 'edit':
      return change(course, chosen.id, (found) => ({ ...found, source: `step ${step}` }));
    case 'rename':
      return change(course, chosen.id, (found) => ({ ...found, settings: { display_name: `step ${step}` } }));
    case 'move':
      return [...walkBlocks(chosen)].some(({ id }) => id === parent.id) ? course : into(without(), chosen);
    case 'add':
      return into(course, block('html', `new${step}`, [], { source: 'new' }));
    case 'remove':
      return without();
    default:
      return change(course, parent.id, (found) => ({ ...found, children: found.children.toReversed() }));
  }
}

const namesIn = (difference: Awaited<ReturnType<typeof compare>>) => {
  const names = (blocks: readonly { readonly block: string }[] = []) => blocks.map((entry) => entry.block).sort();
  return {
    added: names(difference?.added),
    removed: names(difference?.removed),
    moved: names(difference?.moved),
    changed: names(difference?.changed),
  };
};

/** The same by reading both trees whole. */
function lookAtAll(before: Block, after: Block) {
  const list = (course: Block) => {
    const parents = new Map<string, string>();
    const blocks = new Map<string, Block>();
    for (const found of walkBlocks(course)) {
      blocks.set(nameOf(found), found);
      for (const child of found.children) parents.set(nameOf(child), nameOf(found));
    }
    return { blocks, parents };
  };
  const [old, now] = [list(before), list(after)];
  const both = [...now.blocks.keys()].filter((name) => old.blocks.has(name));
  const staying = (side: typeof old, other: typeof old, name: string) =>
    (side.blocks.get(name)?.children ?? [])
      .map(nameOf)
      .filter((child) => other.parents.get(child) === name)
      .join();
  const own = (found: Block | undefined) => JSON.stringify([found?.settings, found?.source]);
  return {
    added: [...now.blocks.keys()].filter((name) => !old.blocks.has(name)).sort(),
    removed: [...old.blocks.keys()].filter((name) => !now.blocks.has(name)).sort(),
    moved: both.filter((name) => old.parents.get(name) !== now.parents.get(name)).sort(),
    changed: both
      .filter(
        (name) =>
          own(old.blocks.get(name)) !== own(now.blocks.get(name)) ||
          staying(old, now, name) !== staying(now, old, name),
      )
      .sort(),
  };
}

describe("the course's own documents", () => {
  const compareOnly = async (before: Partial<CourseDocuments>, after: Partial<CourseDocuments>) =>
    (await compareVersions(await holdTree(small, before), await holdTree(small, after)))?.documents;

  it('differ by their place in an archive: texts by lines, JSON by value', async () => {
    const grading = (pass: number) => ({ GRADER: [], GRADE_CUTOFFS: { Pass: pass } });
    const documents = await compareOnly(
      {
        gradingPolicy: grading(0.5),
        about: { overview: '<p>One</p>\n', effort: '3 hours' },
        info: { handouts: '<p>Sheet</p>', updates: null, updateItems: null },
        tabs: { rules: 'Be kind\n' },
        assetPolicies: { 'a.png': { locked: true } },
      },
      {
        gradingPolicy: grading(0.6),
        about: { overview: '<p>Two</p>\n', effort: '3 hours' },
        info: { handouts: null, updates: '<p>News</p>', updateItems: [{ id: 1 }] },
        tabs: { rules: 'Be kind\n', more: 'More\n' },
        assetPolicies: { 'a.png': { locked: false } },
      },
    );
    expect(documents).toMatchObject([
      {
        document: 'about/overview.html',
        kind: 'text',
        change: 'changed',
        hunks: [{ lines: ['-<p>One</p>', '+<p>Two</p>'] }],
      },
      { document: 'grading_policy.json', kind: 'json', change: 'changed', before: grading(0.5), after: grading(0.6) },
      { document: 'info/handouts.html', kind: 'text', change: 'removed' },
      { document: 'info/updates.html', kind: 'text', change: 'added' },
      { document: 'info/updates.items.json', kind: 'json', change: 'added', after: [{ id: 1 }] },
      {
        document: 'policies/assets.json#a.png',
        change: 'changed',
        before: { locked: true },
        after: { locked: false },
      },
      { document: 'tabs/more.html', kind: 'text', change: 'added', hunks: [{ lines: ['+More'] }] },
    ]);
  });

  it('that are empty and that are not there are told apart', async () => {
    expect(await compareOnly({ tags: null }, { tags: '' })).toEqual([
      { document: 'tags.csv', kind: 'text', change: 'added', hunks: [] },
    ]);
  });
});
