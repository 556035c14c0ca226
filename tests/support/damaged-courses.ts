import fc from 'fast-check';
import { expect } from 'vitest';
import { LecternError } from '@/lib/errors';
import { parseCourse, serializeCourse, walkBlocks } from '@/lib/olx';
import { collectFiles } from '@/lib/olx/collect-files';
import { isBlockName } from '@/lib/olx/identity';
import type { Block, ParsedCourse } from '@/lib/olx/model';

/** Courses that somebody damaged, and what must hold for them all the same. */

export const seed: Readonly<Record<string, string>> = {
  'course.xml': '<course url_name="R" org="Org" course="N1"/>',
  'course/R.xml': '<course start="&quot;2020-01-01&quot;"><chapter url_name="c"/><wiki slug="w"/></course>',
  'chapter/c.xml':
    '<chapter><sequential url_name="s"/><sequential display_name="No name"><vertical url_name="v"/></sequential></chapter>',
  'sequential/s.xml':
    '<sequential><vertical url_name="v"/><vertical url_name="w"><html url_name="h"/></vertical></sequential>',
  'vertical/v.xml':
    '<vertical><html url_name="h"/><problem url_name="p"/><poll url_name="q" a="[1]"/><library_content url_name="l"/></vertical>',
  'html/h.xml': '<html filename="h"/>',
  'html/h.html': '<p>caf\u00e9 &nbsp;</p>',
  'problem/p.xml': '<problem weight="1"><![CDATA[ x ]]><p>a &lt; b</p></problem>',
  'library_content/l.xml':
    '<library_content><problem url_name="p"/><problem url_name="i"><p/></problem></library_content>',
  'drafts/vertical/v.xml':
    '<vertical parent_url="block-v1:Org+N1+R+type@sequential+block@s" index_in_children_list="0"><html url_name="h"/></vertical>',
  'drafts/html/h.xml': '<html filename="h"/>',
  'drafts/html/h.html': 'draft',
  'policies/R/policy.json': '{"course/R": {"tabs": []}, "problem/p": {"weight": "2"}, "x/y": 1}',
  'policies/assets.json': '{"a.png": {"locked": true}}',
  'static/a.png': 'a',
  'info/updates.items.json': '[]',
  'about/overview.html': 'x',
};
export const paths = Object.keys(seed);
const pieces = [
  '<',
  '>',
  '"',
  '&',
  ';',
  '/>',
  '</vertical>',
  '<vertical url_name="v"/>',
  '<vertical url_name="w">',
  '<html url_name="h"/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '&nbsp;',
  '&#0;',
  '\u0000',
  '\uFEFF',
  '\ud800',
  ' url_name=""',
  ' url_name="../.."',
  ' slug="x"',
  ' __proto__="x"',
  ' constructor="1"',
  ' filename="h"',
  ' filename="p"',
  ' parent_url="i4x://a/b/vertical/v"',
  '{',
  '}',
  '[',
  '"__proto__": 1,',
  '1e999',
  'null',
  '\r\n',
  '"course/R": null,',
];

type Mutation = { readonly path: string; readonly at: number; readonly remove: number; readonly insert: string };

const mutation: fc.Arbitrary<Mutation> = fc.record({
  path: fc.constantFrom(...paths),
  at: fc.nat(200),
  remove: fc.nat(12),
  insert: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5, unit: 'binary' })),
});

function mutate(
  mutations: readonly Mutation[],
  moved: readonly (readonly [string, string])[],
): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = { ...seed };
  for (const { path, at, remove, insert } of mutations) {
    const text = String(files[path]);
    const place = at % (text.length + 1);
    files[path] = text.slice(0, place) + insert + text.slice(place + remove);
  }
  for (const [from, to] of moved) files[to] = files[from] ?? '';
  return files;
}

export function parse(files: Readonly<Record<string, string | Uint8Array>>): ParsedCourse | undefined {
  try {
    return parseCourse(collectFiles(files));
  } catch (error) {
    expect(error).toBeInstanceOf(LecternError);
    return undefined;
  }
}

export function expectSoundTree(root: Block): void {
  const names = new Map<string, Block>();
  for (const block of walkBlocks(root)) {
    const name = `${block.type}@${block.id}`;
    expect(isBlockName(block)).toBe(true);
    expect(names.get(name) ?? block).toBe(block);
    names.set(name, block);
    expect(new Set(block.children).size).toBe(block.children.length);
    if (block.fault !== undefined) expect(block.children).toEqual([]);
  }
  // The whole is plain data.
  expect(JSON.parse(JSON.stringify(root.settings))).toEqual(root.settings);
}

/** What can be read can be written and read again, with nothing lost. */
function expectSameAfterExport(course: ParsedCourse, original: Readonly<Record<string, string | Uint8Array>>): void {
  const { files, copies } = serializeCourse(course);
  const all = new Map<string, string | Uint8Array>(files);
  for (const { from, to } of copies) all.set(to, original[from] ?? '');
  const { warnings: _, ...again } = parseCourse(collectFiles(all));
  const { warnings: __, ...before } = course;
  expect(again).toEqual(before);
}

const damage = [
  fc.array(mutation, { maxLength: 8 }),
  fc.array(
    fc.tuple(
      fc.constantFrom(...paths),
      fc.constantFrom(...paths, 'drafts/problem/p.xml', 'problem/h.xml', 'drafts/course/R.xml'),
    ),
    {
      maxLength: 2,
    },
  ),
] as const;

/** The files of a damaged course. */
export const damagedFiles = fc.tuple(...damage).map(([mutations, moved]) => mutate(mutations, moved));

/** Some files cut, overwritten and put in each other's place: a sound course or a refusal, and the same one each time. */
export const damagedCourses = fc.property(...damage, (mutations, moved) => {
  const files = mutate(mutations, moved);
  const course = parse(files);
  if (course === undefined) return;
  expectSoundTree(course.published);
  expectSoundTree(course.draft);
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  expect(parse(reversed)).toEqual(course);
});

/** The same, and what could be read can be written and read again with nothing lost. */
export const damagedCoursesExported = fc.property(...damage, (mutations, moved) => {
  const files = mutate(mutations, moved);
  const course = parse(files);
  // A source that names its own ancestor means another tree once that ancestor is written.
  if (course && !course.warnings.some((warning) => warning.code === 'pointer-cycle'))
    expectSameAfterExport(course, files);
});
