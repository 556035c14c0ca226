import { describe, expect, it } from 'vitest';
import { parseCourse, walkBlocks } from '.';
import { collectFiles } from './collect-files';
import type { Block } from './model';

type Files = { readonly [path: string]: string | Uint8Array };

const parse = (files: Files) => parseCourse(collectFiles(files));
const pointer = '<course url_name="R" org="Org" course="N1"/>';
const find = (root: Block, name: string): Block => {
  const found = [...walkBlocks(root)].find((block) => `${block.type}@${block.id}` === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const codes = (course: ReturnType<typeof parse>) => course.warnings.map((warning) => warning.code);

/** A course in the layout of today, with one unit that holds `unit`. */
const withUnit = (unit: string, more: Files = {}): Files => ({
  'course.xml': pointer,
  'course/R.xml': '<course display_name="C"><chapter url_name="c"/></course>',
  'chapter/c.xml': '<chapter display_name="Section"><sequential url_name="s"/></chapter>',
  'sequential/s.xml':
    '<sequential display_name="Subsection" format="Lab" graded="true"><vertical url_name="v"/></sequential>',
  'vertical/v.xml': `<vertical display_name="Unit">${unit}</vertical>`,
  ...more,
});

describe('the layout of today', () => {
  const course = parse(
    withUnit('<html url_name="h"/><problem url_name="p"/><video url_name="m"/>', {
      'html/h.xml': '<html filename="h" display_name="Text" editor="raw" odd="3"/>',
      'html/h.html': '\uFEFF<p>Hi&nbsp;there\r\n<br></p>',
      'problem/p.xml':
        '<?xml version="1.0"?>\n<!-- out -->\n<problem display_name="3" max_attempts="2" weight="1.0">\r\n  <!-- in --><p>a &lt; b</p></problem>\n',
      'video/m.xml':
        '<video url_name="m" youtube="1.00:abc" download_video="false"><source src="/static/m.mp4"/></video>',
      'policies/R/policy.json':
        '{"course/R": {"start": "2021-01-01T00:00:00Z", "tabs": []}, "problem/p": {"max_attempts": "5"}, "html/gone": {"a": 1}}',
      'policies/R/grading_policy.json': '{"GRADER": [], "GRADE_CUTOFFS": {"Pass": 0.5}}',
      'about/overview.html': '<h1>About</h1>',
      'about/odd.txt': 'x',
      'info/handouts.html': '<a href="/static/h.pdf">H</a>',
      'info/updates.items.json': '[{"id": 1, "date": "May 1", "content": "<p>Hi</p>", "status": "visible"}]',
      'tabs/page.html': '<p>Page</p>',
      'static/images/a b.png': 'png',
      'static/.DS_Store': 'junk',
      'policies/assets.json':
        '{"images_a_b.png": {"contentType": "image/x-png", "displayname": "A b", "locked": true}}',
      'tags.csv': 'Name,Type\r\n',
      'README.md': 'read me',
    }),
  );

  it('reads the key and the tree', () => {
    expect(course.identity).toEqual({ org: 'Org', number: 'N1', run: 'R' });
    expect([...walkBlocks(course.published)].map(({ type, id }) => `${type}@${id}`)).toEqual([
      'course@course',
      'chapter@c',
      'sequential@s',
      'vertical@v',
      'html@h',
      'problem@p',
      'video@m',
    ]);
    expect(course.draft).toBe(course.published);
    expect(course.warnings).toEqual([]);
  });

  it('decodes what it knows and keeps the text of what it does not', () => {
    expect(find(course.published, 'sequential@s').settings).toEqual({
      display_name: 'Subsection',
      format: 'Lab',
      graded: true,
    });
    expect(find(course.published, 'html@h').settings).toEqual({ display_name: 'Text', editor: 'raw', odd: '3' });
  });

  it('lays the policy over the attributes, and keeps entries for blocks that are not there', () => {
    expect(course.published.settings).toEqual({ display_name: 'C', start: '2021-01-01T00:00:00Z', tabs: [] });
    expect(find(course.published, 'problem@p').settings).toEqual({ display_name: '3', max_attempts: 5, weight: 1 });
    expect(course.documents.strayPolicies).toEqual({ 'html/gone': { a: 1 } });
  });

  it('keeps sources to the byte', () => {
    expect(find(course.published, 'html@h').source).toBe('\uFEFF<p>Hi&nbsp;there\r\n<br></p>');
    expect(find(course.published, 'problem@p').source).toBe(
      '<problem display_name="3" max_attempts="2" weight="1.0">\r\n  <!-- in --><p>a &lt; b</p></problem>',
    );
    expect(find(course.published, 'video@m').source).toContain('<source src="/static/m.mp4"/></video>');
    expect(find(course.published, 'video@m').settings).toEqual({
      youtube: '1.00:abc',
      download_video: false,
      html5_sources: ['/static/m.mp4'],
    });
  });

  it('reads what belongs to the course as a whole', () => {
    expect(course.documents).toMatchObject({
      gradingPolicy: { GRADER: [], GRADE_CUTOFFS: { Pass: 0.5 } },
      about: { overview: '<h1>About</h1>' },
      info: { handouts: '<a href="/static/h.pdf">H</a>', updates: null, updateItems: [{ id: 1 }] },
      tabs: { page: '<p>Page</p>' },
      tags: 'Name,Type\r\n',
      unknownFiles: ['README.md', 'about/odd.txt'],
    });
  });

  it('describes files by their policy', () => {
    expect(course.staticFiles).toEqual([
      {
        path: 'images/a b.png',
        archivePath: 'static/images/a b.png',
        displayName: 'A b',
        contentType: 'image/x-png',
        isLocked: true,
      },
    ]);
  });
});

describe('older layouts', () => {
  it('reads everything inline in course.xml, with the names of that time', () => {
    const course = parse({
      'course.xml': `<course org="edX" course="toy" slug="2012" start="2012-01-01T00:00">
        <wiki slug="toy.wiki"/><textbook title="T" book_url="https://x"/>
        <chapter name="Overview &amp; more"><html slug="intro"><![CDATA[<p>Hi<br></p>]]></html></chapter>
      </course>`,
    });
    expect(course.identity).toEqual({ org: 'edX', number: 'toy', run: '2012' });
    expect(course.published.settings).toEqual({
      start: '2012-01-01T00:00',
      wiki_slug: 'toy.wiki',
      textbooks: [{ title: 'T', book_url: 'https://x' }],
    });
    const chapter = find(course.published, 'chapter@Overview___more');
    expect(chapter.settings).toEqual({ display_name: 'Overview & more' });
    expect(find(course.published, 'html@intro')).toMatchObject({ source: '<p>Hi<br></p>', settings: {} });
  });

  it('reads roots/ and a flat policy', () => {
    const course = parse({
      'roots/2013.xml': '<course url_name="2013" org="edX" course="toy"/>',
      'course/2013.xml': '<course><chapter url_name="a:b"/></course>',
      'chapter/a/b.xml': '<chapter><problem url_name="p"/></chapter>',
      'problem/p.xml': '<problem filename="week/one"/>',
      'problem/week/one.xml': '<problem weight="2"><p/></problem>',
      'policies/2013.json': '{"course/2013": {"graded": "true"}, "chapter/a:b": {"display_name": "AB"}}',
      'grading_policy.json': '{"GRADER": []}',
    });
    expect(course.published.settings).toEqual({ graded: true });
    expect(find(course.published, 'chapter@a:b').settings).toEqual({ display_name: 'AB' });
    expect(find(course.published, 'problem@p')).toMatchObject({
      source: '<problem weight="2"><p/></problem>',
      settings: { weight: 2 },
    });
    expect(course.documents.gradingPolicy).toEqual({ GRADER: [] });
    expect(course.documents.unknownFiles).toEqual([]);
  });

  it('finds the bodies of texts where older exports put them', () => {
    const course = parse(
      withUnit('<html url_name="one" filename="folder/one"/><html url_name="two"/><html url_name="three"/>', {
        'folder/one.html': '1',
        'html/two.html': '2',
        'html/three.xml': '<html><p>in &amp; line</p></html>',
      }),
    );
    expect(['one', 'two', 'three'].map((id) => find(course.published, `html@${id}`).source)).toEqual([
      '1',
      '2',
      '<p>in &amp; line</p>',
    ]);
    expect(course.documents.unknownFiles).toEqual([]);
  });

  it('takes settings that stand beside the pointer in course.xml', () => {
    const course = parse({
      ...withUnit(''),
      'course.xml': '<course url_name="R" org="Org" course="N1" language="fi" display_name="X"/>',
    });
    expect(course.published.settings).toEqual({ display_name: 'C', language: 'fi' });
    expect(course.published.children).toHaveLength(1);
  });

  it('warns where a root is chosen among several', () => {
    const course = parse({
      'roots/a.xml': '<course url_name="a" org="o" course="n"><chapter url_name="x" display_name="X"/></course>',
      'roots/b.xml': '<course url_name="b" org="o" course="n"/>',
    });
    expect(course.identity.run).toBe('a');
    expect(codes(course)).toContain('several-roots');
    expect(course.documents.unknownFiles).toEqual(['roots/b.xml']);
  });
});

describe('names', () => {
  it('lets one block stand under two parents as one object', () => {
    const course = parse({
      ...withUnit('<html url_name="h"/>', { 'html/h.xml': '<html>x</html>' }),
      'sequential/s.xml': '<sequential><vertical url_name="v"/><vertical url_name="w"/></sequential>',
      'vertical/w.xml': '<vertical><html url_name="h"/></vertical>',
    });
    const [v, w] = find(course.published, 'sequential@s').children;
    expect(v?.children[0]).toBe(w?.children[0]);
    expect([...walkBlocks(course.published)].filter((block) => block.type === 'html')).toHaveLength(1);
  });

  it('gives a block without a name one that follows from its text', () => {
    const files = withUnit('<html><p>a</p></html><html><p>a</p></html><problem><p/></problem>');
    const first = find(parse(files).published, 'vertical@v').children.map((block) => block.id);
    expect(first[0]).toMatch(/^html_[0-9a-f]{12}$/);
    expect(first[1]).toBe(`${first[0]}_2`);
    expect(first[2]).toMatch(/^problem_[0-9a-f]{12}$/);
    expect(find(parse(files).published, 'vertical@v').children.map((block) => block.id)).toEqual(first);
    expect(codes(parse(files))).toEqual(['missing-url-name', 'missing-url-name', 'missing-url-name']);
  });

  it('renames the second of two blocks of one name', () => {
    const course = parse(
      withUnit(
        '<problem url_name="p"><p>1</p></problem><problem url_name="p"><p>2</p></problem><html url_name="p">3</html>',
      ),
    );
    const [one, two, text] = find(course.published, 'vertical@v').children;
    expect([one?.id, text?.id]).toEqual(['p', 'p']);
    expect(two?.id).toMatch(/^problem_p_[0-9a-f]{12}$/);
    expect(two?.source).toContain('<p>2</p>');
    expect(codes(course)).toEqual(['duplicate-id']);
  });

  it('takes the same text twice as the same block', () => {
    const course = parse({
      ...withUnit('<done url_name="d" x="1"/>'),
      'sequential/s.xml': '<sequential><vertical url_name="v"/><vertical url_name="w"/></sequential>',
      'vertical/w.xml': '<vertical><done url_name="d" x="1"/></vertical>',
    });
    expect([...walkBlocks(course.published)].filter((block) => block.type === 'done')).toHaveLength(1);
  });

  it('leaves out the second of two children that are one block', () => {
    const course = parse(withUnit('<html url_name="h"/><html url_name="h"/>', { 'html/h.xml': '<html>x</html>' }));
    expect(find(course.published, 'vertical@v').children).toHaveLength(1);
    expect(codes(course)).toEqual(['duplicate-child']);
  });

  it('cleans names that no key may hold, and finds their files all the same', () => {
    const course = parse(
      withUnit('<html url_name="a b/c"/><html url_name="../../etc/passwd"/>', { 'html/a b/c.xml': '<html>x</html>' }),
    );
    expect(find(course.published, 'html@a_b_c').source).toBe('x');
    expect(find(course.published, 'html@.._.._etc_passwd').fault?.code).toBe('missing-file');
    expect(codes(course)).toEqual(['bad-id', 'bad-id', 'missing-file']);
  });
});

describe('types that Lectern does not run', () => {
  it('keeps the whole element, wherever it stands', () => {
    const inline = '<poll url_name="p" xblock-family="xblock.v1" answers="[1,\n 2]"><x>&amp;</x></poll>';
    const course = parse(
      withUnit(`${inline}<lti url_name="l"/><done url_name="d"/>`, {
        'lti/l.xml': '<lti launch_url="x" graded="true"/>',
      }),
    );
    expect(find(course.published, 'poll@p')).toMatchObject({
      source: inline,
      settings: { answers: '[1,  2]', 'xblock-family': 'xblock.v1' },
    });
    expect(find(course.published, 'lti@l')).toMatchObject({
      source: '<lti launch_url="x" graded="true"/>',
      settings: { graded: true },
    });
    expect(find(course.published, 'done@d')).toMatchObject({ source: '<done url_name="d"/>', settings: {} });
    expect(course.warnings).toEqual([]);
  });

  it('keeps the blocks that they hold', () => {
    const course = parse(
      withUnit('<library_content url_name="l"/><split_test url_name="t" x="1"><vertical url_name="w"/></split_test>', {
        'library_content/l.xml':
          '<library_content max_count="1"><problem url_name="p"/><problem url_name="q"><p/></problem></library_content>',
        'problem/p.xml': '<problem><p/></problem>',
        'vertical/w.xml': '<vertical><html url_name="h"/></vertical>',
        'html/h.xml': '<html>x</html>',
      }),
    );
    expect(find(course.published, 'library_content@l').children.map((block) => block.id)).toEqual(['p', 'q']);
    expect(find(course.published, 'library_content@l').source).toContain('max_count="1"');
    expect(find(course.published, 'split_test@t').children[0]?.children[0]?.id).toBe('h');
  });
});
