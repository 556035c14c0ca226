import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { again, type Course, rewrite } from '@/tests/support/rewrite-course';
import { walkBlocks } from '.';
import { blockTypeOf, fieldsOf } from './blocks';
import { noDocuments } from './documents/no-documents';
import { decodeJsonField } from './fields/decode-field';
import { isBlockName } from './identity';
import type { Block, CourseDocuments, Json, Settings } from './model';
import { readSettings } from './read/read-settings';
import { writeAttributes } from './write/write-attributes';
import { element } from './write/xml-text';
import { parseXml } from './xml/parse-xml';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('null', '"x"', '3', 'true', '[', '\u0000', '\ud800', ' \r\n\t', '<&>"\''),
);
const jsonValue: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
const attributeName = fc.constantFrom(
  'odd',
  'x:y',
  'é',
  'name',
  'slug',
  'url_name',
  'filename',
  'parent_url',
  'org',
  'two words',
  '',
  '__proto__',
  'constructor',
  'xml_attributes',
);

/** Any id, of these letters first: also one that makes the path of another block, or a path in many folders. */
const idOf = (name: string): fc.Arbitrary<string> =>
  fc
    .constantFrom('', ':a', '.html', '.xml', '~', ':b~', ':.DS_Store', ':x'.repeat(15))
    .map((end) => name + end)
    .filter((id) => isBlockName({ type: 'sequential', id }));

/** Any settings that a block of this type can have. */
function settingsOf(type: string): fc.Arbitrary<Settings> {
  const known = fc
    .constantFrom(...fieldsOf(type).keys())
    .chain((name) => fc.tuple(fc.constant(name), fc.oneof(text, jsonValue)));
  const unknown = fc.tuple(attributeName, fc.oneof(text, jsonValue));
  return fc.array(fc.oneof(known, unknown), { maxLength: 4 }).map((pairs) =>
    Object.fromEntries(
      pairs.map(([name, value]) => {
        const kind = fieldsOf(type).get(name)?.kind;
        return [name, kind === undefined ? value : decodeJsonField(kind, value)];
      }),
    ),
  );
}

const leafTypes = ['html', 'problem', 'video', 'poll', 'lti', 'done'];

const leaf = (type: string, name: string): fc.Arbitrary<Block> => idOf(name).chain((id) => leafNamed(type, id));

function leafNamed(type: string, id: string): fc.Arbitrary<Block> {
  if (type === 'html')
    return fc
      .record({ settings: settingsOf('html'), source: fc.string({ unit: 'grapheme' }) })
      .map((rest) => ({ type, id, ...rest, children: [] }));
  return fc
    .record({
      own: settingsOf(type),
      more: settingsOf(type),
      namesItself: fc.boolean(),
      body: fc.constantFrom([], ['<p>a &amp; b</p>'], ['<source src="a"/>']),
    })
    .map(({ own, more, namesItself, body }) => {
      const attributes = writeAttributes(type, own).attributes;
      const source = element(type, namesItself ? [['url_name', id], ...attributes] : attributes, body);
      const parsed = parseXml(source);
      if (!parsed.ok) throw new Error(parsed.message);
      return {
        type,
        id,
        settings: { ...readSettings(blockTypeOf(type), parsed.root).settings, ...more },
        source,
        children: [],
      };
    });
}

/** A tree whose blocks have names of their own. */
const tree: fc.Arbitrary<Block> = fc
  .array(
    fc.array(fc.array(fc.array(fc.constantFrom(...leafTypes), { maxLength: 3 }), { maxLength: 3 }), { maxLength: 3 }),
    { maxLength: 2 },
  )
  .chain((shape) => {
    let count = 0;
    const container = (
      type: string,
      children: fc.Arbitrary<readonly Block[]>,
      ids = idOf(`${type[0]}${count++}`),
    ): fc.Arbitrary<Block> =>
      fc
        .tuple(ids, settingsOf(type), children)
        .map(([id, settings, blocks]) => ({ type, id, settings, children: blocks }));
    const all = (blocks: readonly fc.Arbitrary<Block>[]) => fc.tuple(...blocks);
    const chapters = shape.map((sequentials) =>
      container(
        'chapter',
        all(
          sequentials.map((verticals) =>
            container(
              'sequential',
              all(
                verticals.map((leaves) => container('vertical', all(leaves.map((type) => leaf(type, `l${count++}`))))),
              ),
            ),
          ),
        ),
      ),
    );
    return container('course', all(chapters), fc.constant('course'));
  });

const courseOf = (published: Block, draft = published): Course => ({
  identity: { org: 'Org', number: 'N1', run: 'R' },
  published,
  draft,
  documents: noDocuments,
  staticFiles: [],
});

describe('any tree that the model can hold', () => {
  it('survives being written and read', () => {
    fc.assert(
      fc.property(tree, (published) => {
        expect(again(courseOf(published))).toEqual(courseOf(published));
      }),
      { numRuns: 100 },
    );
  });

  it('survives with documents of any content', () => {
    const name = fc
      .stringMatching(/^[\w .-]{1,12}$/)
      .filter((written) => !written.endsWith('~') && !written.startsWith('._'));
    const texts = fc.dictionary(name, fc.string({ unit: 'grapheme' }), { maxKeys: 3 });
    const objects = fc.dictionary(fc.string({ unit: 'grapheme' }), jsonValue, { maxKeys: 3 });
    const anyDocuments = fc.record<CourseDocuments>({
      gradingPolicy: fc.oneof(fc.constant(null), objects),
      about: texts,
      info: fc.record({
        handouts: fc.option(fc.string()),
        updates: fc.option(fc.string()),
        updateItems: fc.option(fc.array(jsonValue)),
      }),
      tabs: texts,
      tags: fc.option(fc.string()),
      strayPolicies: fc.dictionary(fc.constantFrom('html/gone', 'x', 'course/old'), jsonValue),
      assetPolicies: objects,
      unknownFiles: fc.constant([]),
    });
    fc.assert(
      fc.property(anyDocuments, (some) => {
        const course = { ...courseOf({ type: 'course', id: 'course', settings: {}, children: [] }), documents: some };
        expect(again(course)).toEqual(course);
      }),
      { numRuns: 100 },
    );
  });
});

/** One change of a draft: which block, and what happens to it. */
interface Edit {
  readonly kind: 'set' | 'remove' | 'reorder' | 'add' | 'move' | 'share';
  readonly at: number;
  readonly to: number;
  readonly block: Block;
}

const edits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('set', 'remove', 'reorder', 'add', 'move', 'share'),
    at: fc.nat(50),
    to: fc.nat(50),
    block: fc.tuple(fc.constantFrom(...leafTypes), fc.nat(1e6)).chain(([type, id]) => leaf(type, `new${id}`)),
  }),
  { maxLength: 5 },
);

const containers = ['course', 'chapter', 'sequential', 'vertical'];

function edit(root: Block, { kind, at, to, block }: Edit): Block {
  const all = [...walkBlocks(root)];
  const target = all[at % all.length];
  const parents = all.filter(
    (candidate) =>
      containers.includes(candidate.type) &&
      candidate !== target &&
      !(target && [...walkBlocks(target)].includes(candidate)),
  );
  const parent = parents[to % Math.max(parents.length, 1)];
  if (target === undefined) return root;
  const without = (tree: Block) =>
    rewrite(tree, (node) => ({ ...node, children: node.children.filter((child) => child.id !== target.id) }));
  const into = (tree: Block, child: Block) =>
    rewrite(tree, (node) =>
      node.id === parent?.id && !node.children.some((other) => other.id === child.id)
        ? {
            ...node,
            children: [
              ...node.children.slice(0, to % (node.children.length + 1)),
              child,
              ...node.children.slice(to % (node.children.length + 1)),
            ],
          }
        : node,
    );
  if (kind === 'set')
    return rewrite(root, (node) =>
      node.id === target.id ? { ...node, settings: { ...node.settings, format: `f${to}` } } : node,
    );
  if (kind === 'reorder')
    return rewrite(root, (node) => (node.id === target.id ? { ...node, children: node.children.toReversed() } : node));
  if (kind === 'add') return all.some((other) => other.id === block.id) ? root : into(root, block);
  if (target === root) return root;
  if (kind === 'remove') return without(root);
  return kind === 'move' && parent !== undefined ? into(without(root), target) : into(root, target);
}

/** Two moves may have put an older version of a block into another. */
function isOneBlockAName(root: Block): boolean {
  const names = [...walkBlocks(root)].map((block) => `${block.type}@${block.id}`);
  return new Set(names).size === names.length;
}

describe('drafts', () => {
  it('of any edits survive being written and read', () => {
    fc.assert(
      fc.property(tree, edits, (published, list) => {
        const draft = list.reduce(edit, published);
        fc.pre(isOneBlockAName(draft));
        const course = courseOf(published, draft);
        expect(again(course)).toEqual(course);
      }),
      { numRuns: 200 },
    );
  });
});
