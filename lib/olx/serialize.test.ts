import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCourse, serializeCourse, walkBlocks } from '.';
import { blockTypeOf, fieldsOf } from './blocks';
import { collectFiles } from './collect-files';
import { decodeJsonField } from './fields/decode-field';
import type { Block, CourseDocuments, Json, ParsedCourse, Settings } from './model';
import { readSettings } from './read/read-settings';
import { writeAttributes } from './write/write-attributes';
import { element } from './write/xml-text';
import { parseXml } from './xml/parse-xml';

type Contents = Readonly<Record<string, string | Uint8Array>>;
type Course = Omit<ParsedCourse, 'warnings'>;

/** Writes a course and reads it again; `original` holds the files that go out as they came. */
function again(course: Course, original: Contents = {}): Course {
  const { files, copies } = serializeCourse(course);
  const all = new Map<string, string | Uint8Array>(files);
  for (const { from, to } of copies) all.set(to, original[from] ?? 'kept');
  const { warnings: _, ...read } = parseCourse(collectFiles(all));
  return read;
}

function parse(files: Contents): Course {
  const { warnings: _, ...course } = parseCourse(collectFiles(files));
  return course;
}

const base: Contents = {
  'course.xml': '<course url_name="R" org="Org" course="N1"/>',
  'course/R.xml':
    '<course start="2020-01-01"><chapter url_name="c"/><wiki slug="w"/><textbook title="T" book_url="u"/></course>',
  'chapter/c.xml': '<chapter display_name="C"><sequential url_name="s"/><sequential url_name="t"/></chapter>',
  'sequential/s.xml':
    '<sequential format="Lab" graded="true"><vertical url_name="v"/><vertical url_name="w"/></sequential>',
  'sequential/t.xml': '<sequential><vertical url_name="x"/><html url_name="h"/></sequential>',
  'vertical/v.xml': '<vertical><html url_name="h"/><problem url_name="p"/><poll url_name="q" a="[1]"/></vertical>',
  'vertical/w.xml':
    '<vertical display_name="W"><library_content url_name="l"/><lti url_name="i"/><done url_name="d"/></vertical>',
  'vertical/x.xml': '<vertical display_name="X"><video url_name="m"/></vertical>',
  'html/h.xml': '<html filename="h" display_name="null" odd="&#10;&quot;"/>',
  'html/h.html': '\uFEFF<p>caf\u00e9\r\n</p>',
  'problem/p.xml': '<problem weight="1" x="&nbsp;">\r\n<!-- c --><![CDATA[ x ]]><p>a &lt; b</p></problem>\n',
  'library_content/l.xml':
    '<library_content max_count="1">\n<problem url_name="p2"/><problem url_name="p3"><p/></problem></library_content>',
  'problem/p2.xml': '<problem><p>2</p></problem>',
  'lti/i.xml': '<lti launch_url="x"/>',
  'video/m.xml': '<video youtube="1.00:a"><transcript language="en" src="a.srt"/></video>',
  'policies/R/policy.json':
    '{"course/R": {"tabs": [{"type": "course_info"}], "odd": {"a": 1}}, "problem/p": {"weight": 2, "more": [1]}, "gone/x": {"a": 1}}',
  'policies/R/grading_policy.json': '{"GRADER": [], "GRADE_CUTOFFS": {"Pass": 0.5}}',
  'policies/assets.json': '{"a.png": {"locked": true, "content_son": {"run": "R"}}}',
  'static/a.png': 'a',
  'static/b c/d.svg': 'b',
  'info/updates.items.json': '[{"id": 1}]',
  'info/handouts.html': 'h',
  'about/overview.html': 'x',
  'tabs/t.html': 'y',
  'tags.csv': 'a,b\r\n',
  LICENSE: 'free',
};

describe('serializeCourse', () => {
  it('writes the layout of Open edX', () => {
    const { files, copies } = serializeCourse(parse(base));
    const written = Object.fromEntries(files);
    expect(written['course.xml']).toBe('<course url_name="R" org="Org" course="N1"/>\n');
    expect(written['course/R.xml']).toBe(
      '<course start="2020-01-01">\n  <chapter url_name="c"/>\n  <textbook title="T" book_url="u"/>\n  <wiki slug="w"/>\n</course>\n',
    );
    expect(written['html/h.xml']).toBe('<html filename="h" display_name="null" odd="&#10;&quot;"/>\n');
    expect(written['html/h.html']).toBe(base['html/h.html']);
    expect(written['problem/p.xml']).toBe(base['problem/p.xml']);
    expect(written['vertical/v.xml']).toBe(
      '<vertical>\n  <html url_name="h"/>\n  <problem url_name="p"/>\n  <poll url_name="q" a="[1]"/>\n</vertical>\n',
    );
    expect(JSON.parse(String(written['policies/R/policy.json']))).toEqual({
      'course/R': { odd: { a: 1 }, start: '2020-01-01', tabs: [{ type: 'course_info' }] },
      'gone/x': { a: 1 },
      'problem/p': { more: [1], weight: 2 },
    });
    expect(copies).toEqual([
      { from: 'static/a.png', to: 'static/a.png' },
      { from: 'static/b c/d.svg', to: 'static/b c/d.svg' },
      { from: 'LICENSE', to: 'LICENSE' },
    ]);
  });

  it('writes the same text for the same course, whatever the order of its settings', () => {
    const course = parse(base);
    const turn = (value: Json): Json =>
      typeof value !== 'object' || value === null || Array.isArray(value)
        ? value
        : Object.fromEntries(Object.entries(value).reverse());
    const turned = {
      ...course,
      published: { ...course.published, settings: turn(course.published.settings) as Settings },
    };
    const text = (of: Course) => JSON.stringify([...serializeCourse(of).files].sort());
    expect(text({ ...turned, draft: turned.published })).toBe(text(course));
  });

  it('loses nothing of a course with everything', () => {
    const course = parse(base);
    expect(again(course, base)).toEqual(course);
    expect(course.draft).toBe(course.published);
    expect([...serializeCourse(course).files.keys()].some((path) => path.startsWith('drafts/'))).toBe(false);
  });

  it('says what a file is where its course did not', () => {
    const course = parse(base);
    const staticFiles = course.staticFiles.map((file) => ({
      ...file,
      isLocked: !file.isLocked,
      displayName: `New ${file.path}`,
    }));
    expect(again({ ...course, staticFiles }, base).staticFiles).toEqual(staticFiles);
    expect(
      JSON.parse(String(serializeCourse({ ...course, staticFiles }).files.get('policies/assets.json')))['a.png']
        .content_son,
    ).toEqual({ run: 'R' });
  });

  it.each<[string, Contents]>([
    [
      'broken blocks',
      {
        'problem/p.xml': '<problem>\r\n&</p>',
        'vertical/x.xml': new Uint8Array([60, 255]),
        'html/h.html': new Uint8Array([255]),
      },
    ],
    [
      'broken documents',
      {
        'policies/R/policy.json': '{',
        'policies/R/grading_policy.json': '[]',
        'policies/assets.json': '{',
        'info/updates.items.json': '{}',
      },
    ],
    [
      'a block and an unused file of its name',
      {
        'vertical/x.xml': '<vertical a="1"><problem url_name="z"><p/></problem><html url_name="k">k</html></vertical>',
        'problem/z.xml': '<problem>unused</problem>',
        'html/k.xml': 'unused',
        'html/k.html': 'unused',
      },
    ],
    [
      'everything inline',
      {
        'course.xml':
          '<course org="o" course="n" url_name="r"><chapter name="Ch"><sequential><html><b/></html><vertical url_name="v">',
        'unused.xml': 'x',
      },
    ],
  ])('loses nothing of a course with %s', (_, changes) => {
    const files = { ...base, ...changes };
    if (String(files['course.xml']).includes('<chapter'))
      files['course.xml'] += '</vertical></sequential></chapter></course>';
    const course = parse(files);
    expect(again(course, files)).toEqual(course);
  });
});

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
        return [name, kind === undefined ? value : decodeJsonField(kind, value).value];
      }),
    ),
  );
}

const leafTypes = ['html', 'problem', 'video', 'poll', 'lti', 'done'];

function leaf(type: string, id: string): fc.Arbitrary<Block> {
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
      id = `${type[0]}${count++}`,
    ): fc.Arbitrary<Block> =>
      fc.tuple(settingsOf(type), children).map(([settings, blocks]) => ({ type, id, settings, children: blocks }));
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
    return container('course', all(chapters), 'course');
  });

const documents: CourseDocuments = {
  gradingPolicy: null,
  about: {},
  info: { handouts: null, updates: null, updateItems: null },
  tabs: {},
  tags: null,
  strayPolicies: {},
  assetPolicies: {},
  unknownFiles: [],
};

const courseOf = (published: Block, draft = published): Course => ({
  identity: { org: 'Org', number: 'N1', run: 'R' },
  published,
  draft,
  documents,
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

/** Each block once, so that a block under two parents stays one. */
function rewrite(root: Block, change: (block: Block) => Block, seen = new Map<Block, Block>()): Block {
  const known = seen.get(root);
  if (known !== undefined) return known;
  const children = root.children.map((child) => rewrite(child, change, seen));
  const changed = change(
    children.every((child, index) => child === root.children[index]) ? root : { ...root, children },
  );
  seen.set(root, changed);
  return changed;
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

  it('are the unit that differs, with all that it holds, and its place', () => {
    const course = parse(base);
    const draft = rewrite(course.published, (block) =>
      block.id === 'p' ? { ...block, settings: { ...block.settings, weight: 9 } } : block,
    );
    const { files } = serializeCourse({ ...course, draft });
    const drafts = [...files.keys()].filter((path) => path.startsWith('drafts/'));
    expect(drafts.sort()).toEqual([
      'drafts/html/h.html',
      'drafts/html/h.xml',
      'drafts/problem/p.xml',
      'drafts/vertical/v.xml',
    ]);
    expect(files.get('drafts/vertical/v.xml')).toContain(
      '<vertical parent_url="block-v1:Org+N1+R+type@sequential+block@s" index_in_children_list="0">',
    );
  });

  it('that are new are put at their index', () => {
    const course = parse(base);
    const unit: Block = { type: 'vertical', id: 'new', settings: {}, children: [] };
    const draft = rewrite(course.published, (block) =>
      block.id === 's' ? { ...block, children: [unit, ...block.children] } : block,
    );
    const { files } = serializeCourse({ ...course, draft });
    expect([...files].filter(([path]) => path.startsWith('drafts/'))).toEqual([
      [
        'drafts/vertical/new.xml',
        '<vertical parent_url="block-v1:Org+N1+R+type@sequential+block@s" index_in_children_list="0"/>\n',
      ],
    ]);
  });
});
