import { describe, expect, it } from 'vitest';
import { parseCourse, walkBlocks } from '.';
import { collectFiles } from './collect-files';
import type { Block } from './model';

type Files = { readonly [path: string]: string };

const base: Files = {
  'course.xml': '<course url_name="R" org="Org" course="N1"/>',
  'course/R.xml': '<course><chapter url_name="c"/></course>',
  'chapter/c.xml': '<chapter><sequential url_name="s"/><sequential url_name="t"/></chapter>',
  'sequential/s.xml': '<sequential><vertical url_name="v1"/><vertical url_name="v2"/></sequential>',
  'sequential/t.xml': '<sequential><vertical url_name="v3"/></sequential>',
  'vertical/v1.xml': '<vertical><html url_name="h"/></vertical>',
  'vertical/v2.xml': '<vertical display_name="Two"/>',
  'vertical/v3.xml': '<vertical display_name="Three"/>',
  'html/h.xml': '<html filename="h"/>',
  'html/h.html': 'published',
};

const parse = (drafts: Files) => parseCourse(collectFiles({ ...base, ...drafts }));
const find = (root: Block, name: string): Block => {
  const found = [...walkBlocks(root)].find((block) => `${block.type}@${block.id}` === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const childIds = (root: Block, name: string) => find(root, name).children.map((child) => child.id);
const parent = (type: string, id: string, index: number) =>
  `parent_url="block-v1:Org+N1+R+type@${type}+block@${id}" index_in_children_list="${index}"`;

describe('drafts', () => {
  it('change a unit and what it holds, and nothing else', () => {
    const course = parse({
      'drafts/vertical/v1.xml': `<vertical ${parent('sequential', 's', 0)} display_name="Changed"><html url_name="h"/><problem url_name="p"/></vertical>`,
      'drafts/html/h.xml': '<html filename="h"/>',
      'drafts/html/h.html': 'draft',
      'drafts/problem/p.xml': '<problem><p/></problem>',
    });
    expect(find(course.published, 'html@h').source).toBe('published');
    expect(find(course.draft, 'html@h').source).toBe('draft');
    expect(find(course.draft, 'vertical@v1').settings).toEqual({ display_name: 'Changed' });
    expect(childIds(course.draft, 'vertical@v1')).toEqual(['h', 'p']);
    expect(childIds(course.draft, 'sequential@s')).toEqual(['v1', 'v2']);
    expect(find(course.draft, 'sequential@t')).toBe(find(course.published, 'sequential@t'));
    expect(course.documents.unknownFiles).toEqual([]);
    expect(course.warnings).toEqual([]);
  });

  it('are inserted at their index', () => {
    const course = parse({
      'drafts/vertical/new2.xml': `<vertical ${parent('sequential', 's', 2)}/>`,
      'drafts/vertical/new0.xml': `<vertical ${parent('sequential', 's', 0)}/>`,
      'drafts/vertical/far.xml': `<vertical ${parent('sequential', 's', 99)}/>`,
      'drafts/vertical/old.xml':
        '<vertical parent_sequential_url="i4x://Org/N1/sequential/t" index_in_children_list="1"/>',
    });
    expect(childIds(course.draft, 'sequential@s')).toEqual(['new0', 'v1', 'new2', 'v2', 'far']);
    expect(childIds(course.draft, 'sequential@t')).toEqual(['v3', 'old']);
    expect(childIds(course.published, 'sequential@s')).toEqual(['v1', 'v2']);
  });

  it('can be moved to another parent', () => {
    const course = parse({
      'drafts/vertical/v2.xml': `<vertical ${parent('sequential', 't', 0)} display_name="Two"/>`,
    });
    expect(childIds(course.draft, 'sequential@s')).toEqual(['v1']);
    expect(childIds(course.draft, 'sequential@t')).toEqual(['v2', 'v3']);
  });

  it('can be any block: a subsection that lost and reordered units, a single component', () => {
    const course = parse({
      'drafts/sequential/s.xml': `<sequential ${parent('chapter', 'c', 0)}><vertical url_name="v2"/></sequential>`,
      'drafts/html/h.xml': `<html ${parent('vertical', 'v1', 0)} filename="h"/>`,
    });
    expect(childIds(course.draft, 'sequential@s')).toEqual(['v2']);
    expect(find(course.draft, 'vertical@v2')).toBe(find(course.published, 'vertical@v2'));
    expect([...walkBlocks(course.draft)].some((block) => block.id === 'h')).toBe(false);
  });

  it('say the same as what is published where only their place was written', () => {
    const problem = '<problem display_name="P"><p/></problem>';
    const course = parseCourse(
      collectFiles({
        ...base,
        'vertical/v1.xml': '<vertical><problem url_name="p"/></vertical>',
        'problem/p.xml': problem,
        'drafts/problem/p.xml': `<problem ${parent('vertical', 'v1', 0)} display_name="P"><p/></problem>`,
      }),
    );
    expect(course.draft).toBe(course.published);
    expect(find(course.draft, 'problem@p').source).toBe(problem);
  });

  it('do not take the policies of the published tree', () => {
    const course = parse({
      'policies/R/policy.json': '{"vertical/v2": {"display_name": "Policy"}}',
      'drafts/vertical/v2.xml': `<vertical ${parent('sequential', 's', 1)} display_name="Draft"/>`,
    });
    expect(find(course.published, 'vertical@v2').settings.display_name).toBe('Policy');
    expect(find(course.draft, 'vertical@v2').settings.display_name).toBe('Draft');
  });

  it('may reach files of the published tree that nothing published uses', () => {
    const course = parse({
      'html/only.xml': '<html>only</html>',
      'drafts/vertical/v2.xml': `<vertical ${parent('sequential', 's', 1)}><html url_name="only"/></vertical>`,
    });
    expect(find(course.draft, 'html@only').source).toBe('only');
    expect(course.warnings).toEqual([]);
  });

  it('without a parent in the course are kept as files', () => {
    const course = parse({
      'drafts/vertical/lost.xml': `<vertical ${parent('sequential', 'gone', 0)}><html url_name="inner"/></vertical>`,
      'drafts/html/inner.xml': '<html>x</html>',
    });
    expect(course.draft).toBe(course.published);
    expect(course.documents.unknownFiles).toEqual(['drafts/html/inner.xml', 'drafts/vertical/lost.xml']);
    expect(course.warnings.every((warning) => warning.code === 'orphan-draft')).toBe(true);
  });

  it('that are broken stand as error blocks in the draft tree only', () => {
    const course = parse({ 'drafts/vertical/v2.xml': '<vertical>' });
    expect(find(course.published, 'vertical@v2').fault).toBeUndefined();
    expect(find(course.draft, 'vertical@v2')).toMatchObject({
      source: '<vertical>',
      fault: { code: 'broken-xml', path: 'vertical/v2.xml' },
    });
  });
});
