import { describe, expect, it } from 'vitest';
import type { NodeBody } from '@/db/courseware';
import { acceptsChild } from './accepts-child';
import { copyBlocks } from './copy-blocks';
import type { CourseTree } from './course-tree';
import { keepUsableSettings } from './keep-usable-settings';
import { renameInSource } from './rename-in-source';

const course = { org: 'Org', number: 'C1', run: 'r1' };

describe('a copy', () => {
  const bodies: Readonly<Record<string, NodeBody>> = {
    'vertical@u': { type: 'vertical', id: 'u', settings: { display_name: 'Unit' }, children: [] },
    'html@h': {
      type: 'html',
      id: 'h',
      settings: {},
      source: '<a href="/jump_to_id/p">in it</a> <a href="/jump_to_id/other">elsewhere</a> <img src="/static/a b.png">',
      children: [],
    },
    'poll@p': {
      type: 'poll',
      id: 'p',
      settings: { required: 'block-v1:Org+C1+r1+type@vertical+block@u' },
      source: "<poll question='url_name=\"p\"' url_name='p'/>",
      children: [],
    },
    'html@bytes': { type: 'html', id: 'bytes', settings: {}, source: 'AAEC', sourceEncoding: 'base64', children: [] },
  };
  const tree: CourseTree = {
    root: 'course@c',
    blocks: new Map(
      Object.entries(bodies).map(([name, says]) => [
        name,
        { says, children: name === 'vertical@u' ? ['html@h', 'poll@p', 'html@bytes', 'poll@p'] : [] },
      ]),
    ),
  };
  let next = 0;
  const copied = copyBlocks({
    tree,
    block: 'vertical@u',
    from: course,
    to: { ...course, run: 'r2' },
    bodyOf: (name) => bodies[name] ?? expect.fail(name),
    newId: () => `n${next++}`,
    displayName: 'Copy',
  });
  const said = (name: string) => {
    const says = copied.blocks.get(name)?.says;
    return says && !('node' in says) ? says : expect.fail(name);
  };

  it('has ids of its own and the name that is wanted; a block that stands twice is copied once', () => {
    expect(copied.block).toBe('vertical@n0');
    expect(said('vertical@n0').settings.display_name).toBe('Copy');
    expect(copied.blocks.get('vertical@n0')?.children).toEqual(['html@n1', 'poll@n2', 'html@n3', 'poll@n2']);
  });

  it('says of its own blocks what the original said of its own, and of others what it said', () => {
    expect(said('html@n1').source).toBe(
      '<a href="/jump_to_id/n2">in it</a> <a href="/jump_to_id/other">elsewhere</a> <img src="/static/a b.png">',
    );
    expect(said('poll@n2').source).toBe("<poll question='url_name=\"p\"' url_name='n2'/>");
    expect(said('poll@n2').settings.required).toBe('block-v1:Org+C1+r2+type@vertical+block@n0');
    expect(said('html@n3').source).toBe('AAEC');
  });
});

it('has its name in its source too, where that says one', () => {
  const says: NodeBody = {
    type: 'problem',
    id: 'p',
    settings: { display_name: 'Question' },
    source: '<problem display_name="Question" url_name="p"/>',
    children: [],
  };
  const tree: CourseTree = { root: 'course@c', blocks: new Map([['problem@p', { says, children: [] }]]) };
  const input = { tree, block: 'problem@p', from: course, to: course, bodyOf: () => says, newId: () => 'n' };
  const copy = copyBlocks({ ...input, displayName: 'Copy' }).blocks.get('problem@n')?.says;
  expect(copy).toMatchObject({
    settings: { display_name: 'Copy' },
    source: '<problem display_name="Copy" url_name="n"/>',
  });
});

it('renames the blocks that an element holds, wherever they are named, and nothing else', () => {
  const source =
    '<split_test url_name="s"><vertical url_name="v"/><vertical url_name="w">v</vertical><html url_name="v"/></split_test>';
  const ids = new Map([
    ['split_test@s', 's2'],
    ['vertical@v', 'longer-name'],
  ]);
  expect(renameInSource(source, ids)).toBe(
    '<split_test url_name="s2"><vertical url_name="longer-name"/><vertical url_name="w">v</vertical><html url_name="v"/></split_test>',
  );
  expect(renameInSource('<broken', ids)).toBe('<broken');
});

it('leaves behind the groups and prerequisites of another course', () => {
  const settings = {
    group_access: { '50': [1], '7': [2] },
    required_prereq: 'block-v1:Org+C1+r1+type@sequential+block@s',
    min_score: 80,
  };
  const own = { user_partitions: [{ id: 7 }] };
  expect(keepUsableSettings(settings, {}, new Set())).toEqual({
    settings: { group_access: { '50': [1] } },
    dropped: ['group_access', 'required_prereq', 'min_score'],
  });
  expect(keepUsableSettings(settings, own, new Set(['sequential@s']))).toEqual({ settings, dropped: [] });
});

it.each([
  ['course', 'chapter', true],
  ['course', 'html', false],
  ['chapter', 'sequential', true],
  ['sequential', 'vertical', true],
  ['sequential', 'html', false],
  ['vertical', 'problem', true],
  ['vertical', 'poll', true],
  ['vertical', 'vertical', false],
  ['vertical', 'chapter', false],
  ['split_test', 'html', false],
  ['html', 'html', false],
])('a %s takes a %s: %s', (parent, child, takes) => {
  expect(acceptsChild(parent, child)).toBe(takes);
});
