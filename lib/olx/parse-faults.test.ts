import { describe, expect, it } from 'vitest';
import { LecternError } from '@/lib/errors';
import { again } from '@/tests/support/rewrite-course';
import { parseCourse, walkBlocks } from '.';
import { collectFiles } from './collect-files';
import type { Block } from './model';

type Files = { readonly [path: string]: string | Uint8Array };

const parse = (files: Files) => parseCourse(collectFiles(files));
const find = (root: Block, name: string) => [...walkBlocks(root)].find((block) => `${block.type}@${block.id}` === name);
const base: Files = {
  'course.xml': '<course url_name="R" org="Org" course="N1"/>',
  'course/R.xml': '<course><chapter url_name="c"/><chapter url_name="d"/></course>',
  'chapter/c.xml': '<chapter><problem url_name="p"/><html url_name="h"/></chapter>',
  'chapter/d.xml': '<chapter display_name="Fine"/>',
  'problem/p.xml': '<problem><p/></problem>',
  'html/h.xml': '<html filename="h"/>',
  'html/h.html': '<p>x</p>',
};

function refusal(files: Files): string {
  try {
    parse(files);
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'Invalid') return error.code;
    throw error;
  }
  return 'accepted';
}

describe('what refuses a course', () => {
  it.each<[string, string, Files]>([
    ['no course at all', 'olx.no-course-root', { 'readme.txt': 'x' }],
    ['no files', 'olx.no-course-root', {}],
    ['a library', 'olx.library', { 'library.xml': '<library/>' }],
    ['a pointer to nothing', 'olx.no-course-root', { 'course.xml': '<course url_name="R" org="Org" course="N1"/>' }],
    ['another root element', 'olx.no-course-root', { 'course.xml': '<chapter/>' }],
    ['a broken course.xml', 'olx.broken-course-root', { 'course.xml': '<course' }],
    ['a broken course', 'olx.broken-course-root', { ...base, 'course/R.xml': '<course><chapter>' }],
    ['a course that is no text', 'olx.broken-course-root', { 'course.xml': new Uint8Array([0xff, 0x00, 0xfe]) }],
    ['no organisation', 'olx.no-course-key', { 'course.xml': '<course url_name="R" course="N1"><chapter/></course>' }],
    ['no run', 'olx.no-course-key', { 'course.xml': '<course org="o" course="N1"><chapter/></course>' }],
    [
      'a key with a space',
      'olx.no-course-key',
      { 'course.xml': '<course url_name="R" org="O R" course="N1"><chapter/></course>' },
    ],
    ['a DTD in course.xml', 'xml.doctype', { 'course.xml': '<!DOCTYPE course><course/>' }],
    [
      'entities in a block',
      'xml.doctype',
      { ...base, 'problem/p.xml': '<!DOCTYPE problem [<!ENTITY a "b">]><problem>&a;</problem>' },
    ],
    [
      'a DTD in a block that nothing uses',
      'xml.doctype',
      { ...base, 'problem/q.xml': '<!DOCTYPE problem SYSTEM "x"><problem/>' },
    ],
    ['a DTD in a draft', 'xml.doctype', { ...base, 'drafts/problem/q.xml': '<!DOCTYPE problem><problem/>' }],
  ])('%s', (_, code, files) => {
    expect(refusal(files)).toBe(code);
  });

  it('names file and line', () => {
    expect(() => parse({ ...base, 'course/R.xml': '<course>\n<chapter>\n</course>' })).toThrow(
      /course\/R\.xml, line 3/,
    );
  });

  it('leaves HTML and files alone, whatever they declare', () => {
    const html = '<!DOCTYPE html><p>x</p>';
    const course = parse({ ...base, 'html/h.html': html, 'static/a.svg': '<!DOCTYPE svg><svg/>', 'tabs/a.html': html });
    expect(find(course.published, 'html@h')?.source).toBe(html);
  });
});

describe('what becomes an error block', () => {
  it('keeps the bytes of broken XML, says where, and reads the rest', () => {
    const source = '<problem>\n<p>a & b</p>\r\n</problem>';
    const course = parse({ ...base, 'problem/p.xml': source });
    expect(find(course.published, 'problem@p')).toMatchObject({
      source,
      fault: { code: 'broken-xml', path: 'problem/p.xml', line: 2 },
      children: [],
    });
    expect(course.warnings).toEqual([
      expect.objectContaining({
        code: 'broken-xml',
        path: 'problem/p.xml',
        line: 2,
        message: expect.stringContaining('&amp;'),
      }),
    ]);
    expect(find(course.published, 'html@h')?.source).toBe('<p>x</p>');
    expect(find(course.published, 'chapter@d')?.settings).toEqual({ display_name: 'Fine' });
  });

  it('keeps bytes that are no text', () => {
    const bytes = new Uint8Array([0x3c, 0x70, 0xff, 0xfe, 0x3e]);
    const course = parse({ ...base, 'problem/p.xml': bytes, 'html/h.html': bytes });
    for (const name of ['problem@p', 'html@h']) {
      const block = find(course.published, name);
      expect(block).toMatchObject({ sourceEncoding: 'base64', fault: { code: 'not-utf8' } });
      expect(Buffer.from(block?.source ?? '', 'base64')).toEqual(Buffer.from(bytes));
    }
    expect(course.documents.unknownFiles).toEqual([]);
  });

  it('keeps a broken container, and the files below it', () => {
    const course = parse({ ...base, 'chapter/c.xml': '<chapter><problem url_name="p"/>' });
    expect(find(course.published, 'chapter@c')).toMatchObject({
      source: '<chapter><problem url_name="p"/>',
      fault: { code: 'broken-xml' },
      children: [],
    });
    expect(course.documents.unknownFiles).toEqual(['html/h.html', 'html/h.xml', 'problem/p.xml']);
    expect(course.warnings.map((warning) => warning.code)).toEqual(['broken-xml', 'orphan', 'orphan']);
  });

  it('stands for a file that is missing', () => {
    const { 'problem/p.xml': _, 'html/h.html': __, ...rest } = base;
    const course = parse(rest);
    expect(find(course.published, 'problem@p')).toMatchObject({
      fault: { code: 'missing-file', path: 'problem/p.xml' },
    });
    expect(find(course.published, 'html@h')).toMatchObject({ fault: { code: 'missing-file', path: 'html/h.html' } });
    expect(course.warnings.map((warning) => warning.code)).toEqual(['missing-file', 'missing-file']);
  });
});

describe('what is mended with a warning', () => {
  it('leaves out a block that stands inside itself', () => {
    const course = parse({
      ...base,
      'chapter/c.xml': '<chapter><vertical url_name="v"/></chapter>',
      'vertical/v.xml': '<vertical><vertical url_name="w"/></vertical>',
      'vertical/w.xml': '<vertical><vertical url_name="v"/></vertical>',
    });
    expect(find(course.published, 'vertical@w')?.children).toEqual([]);
    expect(course.warnings.map((warning) => warning.code)).toContain('pointer-cycle');
  });

  it('leaves out what stands too deep, and keeps its files', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [
        `vertical/v${n}.xml`,
        `<vertical><vertical url_name="v${n + 1}"/></vertical>`,
      ]),
    );
    const course = parse({ ...base, ...chain, 'chapter/c.xml': '<chapter><vertical url_name="v0"/></chapter>' });
    expect(course.warnings.map((warning) => warning.code)).toContain('too-deep');
    expect(course.documents.unknownFiles).toContain('vertical/v200.xml');
  });

  it('says what an orphan is, and keeps its file', () => {
    const course = parse({
      ...base,
      'video/x.xml': '<video/>',
      'assets/assets.xml': '<assets/>',
      'video/notes.txt': 'x',
    });
    expect(course.warnings).toEqual([expect.objectContaining({ code: 'orphan', path: 'video/x.xml' })]);
    expect(course.documents.unknownFiles).toEqual(['assets/assets.xml', 'video/notes.txt', 'video/x.xml']);
  });

  it.each([
    'policies/R/policy.json',
    'policies/R/grading_policy.json',
    'policies/assets.json',
    'info/updates.items.json',
  ])('keeps broken JSON: %s', (path) => {
    const course = parse({ ...base, [path]: '{"a": ' });
    expect(course.warnings).toEqual([expect.objectContaining({ code: 'broken-json', path })]);
    expect(course.documents.unknownFiles).toEqual([path]);
  });

  it.each(['policies/R/policy.json', 'policies/R/grading_policy.json', 'policies/assets.json'])(
    'keeps JSON that is nested deeper than it can be followed: %s',
    (path) => {
      const files = { ...base, [path]: `{"course/R": {"tabs": ${'['.repeat(20_000)}${']'.repeat(20_000)}}}` };
      const course = parse(files);
      expect(course.warnings).toEqual([expect.objectContaining({ code: 'broken-json', path })]);
      expect(course.documents.unknownFiles).toEqual([path]);
      expect(again(course, files).published).toEqual(course.published);
    },
  );

  it('keeps the text of a setting that is nested deeper than it can be followed', () => {
    const tabs = '['.repeat(20_000) + ']'.repeat(20_000);
    const course = parse({
      ...base,
      'course/R.xml': `<course tabs="${tabs}"><chapter url_name="c"/><chapter url_name="d"/></course>`,
    });
    expect(course.published.settings).toEqual({ tabs });
    expect(course.warnings).toEqual([expect.objectContaining({ code: 'bad-value', path: 'course/R.xml' })]);
  });

  it('keeps a value that does not fit its setting', () => {
    const course = parse({ ...base, 'problem/p.xml': '<problem max_attempts="many"><p/></problem>' });
    expect(find(course.published, 'problem@p')?.settings).toEqual({ max_attempts: 'many' });
    expect(course.warnings).toEqual([expect.objectContaining({ code: 'bad-value', path: 'problem/p.xml', line: 1 })]);
  });

  it('reads named entities of HTML', () => {
    const course = parse({ ...base, 'problem/p.xml': '<problem display_name="a&nbsp;b"><p>&eacute;</p></problem>' });
    expect(find(course.published, 'problem@p')).toMatchObject({
      settings: { display_name: 'a\u00a0b' },
      source: expect.stringContaining('&eacute;'),
    });
    expect(course.warnings).toEqual([expect.objectContaining({ code: 'html-entity' })]);
  });

  it('reads XML in an older encoding', () => {
    const course = parse({
      ...base,
      'problem/p.xml': Buffer.from(
        '<?xml version="1.0" encoding="latin1"?><problem display_name="caf\u00e9"><p/></problem>',
        'latin1',
      ),
    });
    expect(find(course.published, 'problem@p')?.settings).toEqual({ display_name: 'caf\u00e9' });
  });
});
