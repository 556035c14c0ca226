import { describe, expect, it } from 'vitest';
import { parseCourse, serializeCourse } from '.';
import { collectFiles } from './collect-files';

/** Each thing that an export normalises on purpose, as docs/olx.md lists them. */

type Contents = Readonly<Record<string, string | Uint8Array>>;

const base: Contents = {
  'course.xml': '<course url_name="R" org="Org" course="N1"/>',
  'course/R.xml': '<course><chapter url_name="c"/></course>',
  'chapter/c.xml': '<chapter><sequential url_name="s"/></chapter>',
  'sequential/s.xml': '<sequential><vertical url_name="v"/><vertical url_name="w"/></sequential>',
  'vertical/v.xml': '<vertical><problem url_name="p"/></vertical>',
  'vertical/w.xml': '<vertical display_name="W"/>',
  'problem/p.xml': '<problem><p/></problem>',
};

/** What is written for these files laid over the base, and what goes out as it came. */
function exported(changes: Contents): { readonly [path: string]: string } {
  const { files, copies } = serializeCourse(parseCourse(collectFiles({ ...base, ...changes })));
  return {
    ...Object.fromEntries([...files].map(([path, content]) => [path, String(content)])),
    ...Object.fromEntries(copies.map(({ to }) => [to, 'as it came'])),
  };
}

describe('an export normalises', () => {
  it('older layouts', () => {
    const files = serializeCourse(
      parseCourse(
        collectFiles({
          'course.xml':
            '<course org="Org" course="N1" url_name="R"><chapter name="One"><sequential slug="s"><vertical url_name="v"><problem url_name="p"><p/></problem><poll url_name="q" a="1"/></vertical></sequential></chapter></course>',
          'policies/R.json': '{"course/R": {"graceperiod": "1 day"}}',
        }),
      ),
    ).files;
    expect([...files.keys()].sort()).toEqual([
      'chapter/One.xml',
      'course.xml',
      'course/R.xml',
      'policies/R/policy.json',
      'problem/p.xml',
      'sequential/s.xml',
      'vertical/v.xml',
    ]);
    expect(files.get('chapter/One.xml')).toBe(
      '<chapter display_name="One">\n  <sequential url_name="s"/>\n</chapter>\n',
    );
    // What Open edX keeps inline stays inline.
    expect(files.get('vertical/v.xml')).toContain('<poll url_name="q" a="1"/>');
  });

  it('the order of attributes and of the keys of JSON files, white space and comments between elements', () => {
    const files = exported({
      'vertical/w.xml': '<!-- a --><vertical   b="1"\n a="2" >\n\n  <!-- c --> <problem  url_name="p" /></vertical>',
      'policies/R/grading_policy.json': '{"GRADER":[],\n"GRADE_CUTOFFS":{"B":0.5,"A":0.8}}',
    });
    expect(files['vertical/w.xml']).toBe('<vertical a="2" b="1">\n  <problem url_name="p"/>\n</vertical>\n');
    expect(files['policies/R/grading_policy.json']).toBe(
      '{\n    "GRADER": [],\n    "GRADE_CUTOFFS": {\n        "A": 0.8,\n        "B": 0.5\n    }\n}\n',
    );
  });

  it('but nothing inside of what keeps its text', () => {
    const problem = '<problem  weight = "1"\n>\r\n <!-- c --><p  b="1" a="2"/></problem>\n';
    expect(exported({ 'problem/p.xml': problem })['problem/p.xml']).toBe(problem);
  });

  it('the way that values are written', () => {
    const files = exported({
      'vertical/w.xml':
        '<vertical visible_to_staff_only="True" days_early_for_beta="1.0" display_name="&quot;W&quot;"/>',
    });
    expect(files['vertical/w.xml']).toBe(
      '<vertical days_early_for_beta="1" display_name="W" visible_to_staff_only="true"/>\n',
    );
  });

  it('drafts: what says what is published is not written, a unit that differs is written whole', () => {
    const same = { 'drafts/vertical/v.xml': '<vertical><problem url_name="p"/></vertical>' };
    const differing = { 'drafts/problem/p.xml': '<problem><p>new</p></problem>' };
    const drafts = (changes: Contents) => Object.keys(exported(changes)).filter((path) => path.startsWith('drafts/'));
    expect(drafts(same)).toEqual([]);
    expect(drafts({ ...same, ...differing })).toEqual(['drafts/problem/p.xml', 'drafts/vertical/v.xml']);
    expect(drafts({ 'drafts/sequential/s.xml': '<sequential a="1"><vertical url_name="v"/></sequential>' })).toEqual([
      'drafts/sequential/s.xml',
    ]);
  });

  it('where settings stand that no attribute can hold', () => {
    const policy = '{"vertical/w": {"odd": {"a": 1}}}';
    expect(JSON.parse(exported({ 'policies/R/policy.json': policy })['policies/R/policy.json'] ?? '')).toEqual({
      'vertical/w': { odd: { a: 1 } },
    });
    const drafted = exported({
      'drafts/vertical/w.xml': '<vertical display_name="W" a="1"/>',
      'policies/R/draft_policy.json': policy,
    });
    expect(JSON.parse(drafted['policies/R/draft_policy.json'] ?? '')).toEqual({ 'vertical/w': { odd: { a: 1 } } });
    const beside = exported({
      'policies/R/policy.json': '{',
      'sequential/s.xml': '<sequential><vertical url_name="w" slug="x"/></sequential>',
    });
    expect(JSON.parse(beside['policies/R/more_policy.json'] ?? '')).toEqual({ 'vertical/w': { slug: 'x' } });
    expect(beside['policies/R/policy.json']).toBe('as it came');
  });

  it('the encoding', () => {
    const latin = Buffer.from(
      '<?xml version="1.0" encoding="ISO-8859-1"?><vertical display_name="caf\u00e9"/>',
      'latin1',
    );
    expect(exported({ 'vertical/w.xml': latin })['vertical/w.xml']).toBe('<vertical display_name="caf\u00e9"/>\n');
  });

  it('blocks at whose path a file stands that nothing uses: they are written inline', () => {
    const files = exported({
      'sequential/s.xml': '<sequential><vertical url_name="w" a="1"/><vertical slug="v"/></sequential>',
    });
    expect(files).toMatchObject({ 'vertical/v.xml': 'as it came', 'vertical/w.xml': 'as it came' });
    expect(files['sequential/s.xml']).toBe(
      '<sequential>\n  <vertical url_name="w" a="1"/>\n  <vertical slug="v"/>\n</sequential>\n',
    );
  });
});
