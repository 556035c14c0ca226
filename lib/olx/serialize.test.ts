import { describe, expect, it } from 'vitest';
import { again, type Course, rewrite } from '@/tests/support/rewrite-course';
import { parseCourse, serializeCourse } from '.';
import { collectFiles } from './collect-files';
import type { Block, Json, Settings } from './model';

type Contents = Readonly<Record<string, string | Uint8Array>>;

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
    // An add-on without settings is all said by the element that names it.
    expect(written['vertical/w.xml']).toContain('<done url_name="d"/>');
    expect(written['done/d.xml']).toBeUndefined();
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
      'an inline section without settings, and an unused file at its path',
      {
        'course/R.xml': '<course><chapter slug="c"/></course>',
      },
    ],
    [
      'a draft whose text is missing, where the published one has another name',
      {
        'html/h.html': 'unused',
        'html/h.xml': '<html filename="elsewhere"/>',
        'html/elsewhere.html': 'published',
        'drafts/html/h.xml': '<html filename="gone"/>',
        'drafts/html/h.html': 'unused too',
      },
    ],
    [
      'a policy that cannot be read, and settings that belong into one',
      {
        'policies/R/policy.json': '{',
        'sequential/s.xml': '<sequential><vertical url_name="v" slug="x"/></sequential>',
      },
    ],
    [
      'an add-on without settings, which a library names too but does not hold',
      {
        'vertical/w.xml': '<vertical a="1"><done url_name="d"/><library_content url_name="l"/></vertical>',
        'library_content/l.xml': '<library_content><done url_name="d"/><problem url_name="p2"/></library_content>',
      },
    ],
    [
      'ids that end as the names of files do',
      { 'vertical/x.xml': '<vertical a="1"><html url_name="k.html">k</html><html url_name="k">l</html></vertical>' },
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

describe('drafts', () => {
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
