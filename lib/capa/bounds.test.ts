import { describe, expect, it, vi } from 'vitest';
import { answersOf } from './answers/answers-of';
import { evaluate } from './calculator/evaluate';
import { expressionToTex } from './calculator/tex';
import { grade } from './grade';
import { markdownToOlx } from './markdown';
import type { Answer } from './model';
import { compileSearch } from './pattern/search';
import type { ScriptReply } from './script/contract';
import { parseProblem } from './source/parse-problem';
import { viewProblem } from './view';

/**
 * What hostile people may send or write is answered. These tests look at the answer; work without bounds would run past the
 * time limit of a test, or past the memory of the machine.
 */
vi.setConfig({ testTimeout: 60_000 });

const problem = (inside: string) => parseProblem(`<problem>${inside}</problem>`);
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const megabyte = 1_000_000;

describe('expressions', () => {
  it.each([
    ['1e999999^1e99', { value: Number.POSITIVE_INFINITY }],
    ['2^1e999999', { value: Number.POSITIVE_INFINITY }],
    ['9^9^9^9^9', { error: 'overflow' }],
    ['10^(10^8)', { error: 'overflow' }],
    ['(1+j)^1000000000', { error: 'overflow' }],
    ['fact(1e9)', { error: 'overflow' }],
    ['fact(fact(fact(5)))', { error: 'overflow' }],
    ['fact(170.5)', { error: 'factorial' }],
  ])('%s', (source, result) => {
    expect(evaluate(source)).toMatchObject(result);
  });

  it.each([
    ['parentheses', `${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['fewer parentheses', `${'('.repeat(9_000)}1${')'.repeat(9_000)}`],
    ['calls', `${'sin('.repeat(4_000)}1${')'.repeat(4_000)}`],
    ['powers', `${'2^'.repeat(9_000)}1`],
  ])('nested: %s', (_, source) => {
    expect(evaluate(source)).toMatchObject({ error: 'too-deep' });
    expect(expressionToTex(source)).toMatchObject({ error: 'too-deep' });
  });

  it('that are long but flat have their value', () => {
    expect(evaluate(`1${'+1'.repeat(9_999)}`)).toEqual({ value: 10_000 });
    expect(evaluate(`${'-'.repeat(19_998)}1`)).toEqual({ value: 1 });
    expect(evaluate(many(3_000, (i) => `x${i}`).join('+'))).toMatchObject({ error: 'unknown-name' });
  });
});

describe('a megabyte, or a hundred thousand parts, sent to every response type', () => {
  const long: Readonly<Record<string, Answer>> = {
    letters: 'a'.repeat(megabyte),
    digits: '1'.repeat(megabyte),
    spaces: ' '.repeat(megabyte),
    parentheses: '('.repeat(megabyte),
    'JSON that never ends': '['.repeat(megabyte),
    'a list of numbers': `[${'1,'.repeat(megabyte / 2)}1]`,
    names: many(100_000, (i) => `choice_${i + 1}`),
    fields: Object.fromEntries(many(100_000, (i) => [`choiceinput_${i + 1}bc`, 'x'])),
  };
  const choices = '<choice correct="true">a</choice><choice correct="false">b</choice>';
  const types: Readonly<Record<string, string>> = {
    multiplechoice: `<multiplechoiceresponse><choicegroup>${choices}</choicegroup></multiplechoiceresponse>`,
    truefalse: `<truefalseresponse><choicegroup>${choices}</choicegroup></truefalseresponse>`,
    choice: `<choiceresponse><checkboxgroup>${choices}</checkboxgroup></choiceresponse>`,
    option: `<optionresponse><optioninput options="('a','b')" correct="a"/></optionresponse>`,
    string: '<stringresponse answer="x"><textline/></stringresponse>',
    'string by a pattern': '<stringresponse answer="(x|xx)+$" type="regexp"><textline/></stringresponse>',
    numerical: '<numericalresponse answer="4"><textline/></numericalresponse>',
    'numerical range': '<numericalresponse answer="[4,5)"><textline/></numericalresponse>',
    formula: '<formularesponse answer="x^2" samples="x@1:2#10"><formulaequationinput/></formularesponse>',
    image:
      '<imageresponse><imageinput src="a" width="9" height="9" rectangle="(1,1)-(2,2)" regions="[[[1,1],[5,1],[3,5]]]"/></imageresponse>',
    annotation:
      '<annotationresponse><annotationinput><options><option choice="correct">a</option></options></annotationinput></annotationresponse>',
    choicetext: `<choicetextresponse><checkboxtextgroup><choice correct="true">a <numtolerance_input answer="1"/></choice></checkboxtextgroup></choicetextresponse>`,
    custom: '<customresponse cfn="f"><textline/></customresponse>',
    schematic: '<schematicresponse><schematic/><answer>x</answer></schematicresponse>',
  };
  const says = async (): Promise<ScriptReply> => ({
    ok: true,
    values: { return: { text: 'False', truthy: false, json: false } },
  });

  it.each(Object.entries(types))('%s', async (_, xml) => {
    const given = problem(xml);
    expect(given.fault).toBeNull();
    for (const [what, answer] of Object.entries(long)) {
      const result = await grade(given, { '2_1': answer }, { runScript: says });
      // Wrong, or not understood: never right, and never the author's fault.
      expect(result.error ?? result.inputs?.['2_1']?.correctness, what).toMatch(/^(incorrect|answer)$/);
      if (result.error !== undefined) expect(result.message.length, what).toBeLessThan(300);
    }
  });

  it('code is kept, whatever its length', async () => {
    const result = await grade(problem('<coderesponse><textbox/></coderesponse>'), { '2_1': 'a'.repeat(megabyte) });
    expect(result).toMatchObject({ isQueued: true });
  });
});

describe('patterns', () => {
  const text = 'a'.repeat(2_000);
  it.each([
    ['(a+)+$', `${text}b`, { found: false }],
    ['(a|aa)+$', `${text}b`, { found: false }],
    ['(a*)*b', text, { found: false }],
    ['(.*.*)*x', text, { found: false }],
    ['^(([a-z])+.)+[0-9]([a-z])+$', text, { found: false }],
    ['(?=(a+)+$)b', text.slice(0, 500), { found: false }],
    // What was matched before decides here: a budget ends it, and Python is asked.
    ['(a+)\\1b', 'a'.repeat(megabyte), { failed: 'budget' }],
    ['^(a+)(a+)(a+)(a+)\\4\\3\\2\\1b', text, { failed: 'budget' }],
    ['(?>a+)+b', 'a'.repeat(megabyte), { failed: 'budget' }],
    ['a{1000}{1000}', text, { failed: 'syntax' }],
    ['((a{1000}){1000}){1000}', text, { failed: 'syntax' }],
    ['('.repeat(50_000), text, { failed: 'syntax' }],
    [`[${'ab'.repeat(50_000)}]+c`, text, { found: false }],
    [`[${String.fromCodePoint(...many(5_000, (i) => 0x4e00 + i * 2))}]+c`, '\u4e01'.repeat(100_000), { found: false }],
  ])('%.40s', (source, given, result) => {
    expect(compileSearch(source, { ignoreCase: false }).search(given)).toMatchObject(result);
    expect(compileSearch(source, { ignoreCase: true }).search(given)).toMatchObject(result);
  });

  const hard = problem('<stringresponse answer="(a+)\\1b" type="regexp"><textline/></stringresponse>');
  const answer = { '2_1': 'a'.repeat(megabyte) };

  it('that take too long here are left to Python', async () => {
    const kinds: string[] = [];
    const result = await grade(hard, answer, {
      runScript: async (request) => {
        kinds.push(request.kind);
        return { ok: true, values: { found: { text: 'True', truthy: true, json: true } } };
      },
    });
    expect(result).toMatchObject({ earned: 1 });
    expect(kinds).toEqual(['answer']);
  });

  it.each(['time', 'memory'] as const)(
    'that pass Python’s limit on %s too: a plain sentence, and no attempt',
    async (reason) => {
      const result = await grade(hard, answer, {
        runScript: async () => ({ ok: false, reason, message: 'a limit', line: null }),
      });
      expect(result).toMatchObject({
        error: 'answer',
        message: 'This answer takes too long to check. Please try a shorter one.',
        detail: expect.stringContaining('(a+)'),
        inputId: '2_1',
      });
    },
  );
});

describe('problems of ten thousand parts', () => {
  const choices = many(
    10_000,
    (i) =>
      `<choice correct="${i === 3}" explanation-id="e${i}">c${i}<choicehint selected="true">h</choicehint></choice>`,
  ).join('');

  it('multiple choice with targeted feedback, shuffled', async () => {
    const feedback = many(10_000, (i) => `<targetedfeedback explanation-id="e${i}">f${i}</targetedfeedback>`).join('');
    const given = problem(
      `<multiplechoiceresponse targeted-feedback=""><choicegroup shuffle="true">${choices}</choicegroup></multiplechoiceresponse><targetedfeedbackset>${feedback}</targetedfeedbackset>`,
    );
    expect(viewProblem(given).inputs[0]).toMatchObject({ choices: { length: 10_000 } });
    expect(await grade(given, { '2_1': 'choice_9999' })).toMatchObject({
      earned: 0,
      inputs: { '2_1': { feedback: ['f9999'] } },
    });
    expect(answersOf(given).inputs['2_1']).toMatchObject({ choiceNames: ['choice_3'] });
  });

  it('multiple choice with an answer pool', () => {
    const given = problem(
      `<multiplechoiceresponse><choicegroup answer-pool="5000">${choices}</choicegroup></multiplechoiceresponse>`,
    );
    expect(viewProblem(given).inputs[0]).toMatchObject({ choices: { length: 5_000 } });
  });

  it('checkboxes, all chosen', async () => {
    const given = problem(`<choiceresponse><checkboxgroup>${choices}</checkboxgroup></choiceresponse>`);
    const result = await grade(given, { '2_1': many(10_000, (i) => `choice_${i}`) });
    expect(result.inputs?.['2_1']).toMatchObject({ correctness: 'incorrect', hints: { length: 10_000 } });
  });

  it('a dropdown', async () => {
    const options = many(10_000, (i) => `<option correct="${i === 5}">o${i}</option>`).join('');
    const given = problem(`<optionresponse><optioninput>${options}</optioninput></optionresponse>`);
    expect(viewProblem(given).inputs[0]).toMatchObject({ choices: { length: 10_000 } });
    expect(await grade(given, { '2_1': 'o5' })).toMatchObject({ earned: 1 });
  });

  it('number fields in choices', async () => {
    const inside = many(10_000, (i) => `<choice correct="true"><numtolerance_input answer="${i}"/></choice>`).join('');
    const given = problem(`<choicetextresponse><checkboxtextgroup>${inside}</checkboxtextgroup></choicetextresponse>`);
    const fields = many(10_000, (i) => [
      [`choiceinput_${i}bc`, '1'],
      [`choiceinput_${i}_numtolerance_input_0`, String(i)],
    ]).flat();
    expect(await grade(given, { '2_1': Object.fromEntries(fields) })).toMatchObject({ earned: 1 });
  });

  it('responses', async () => {
    const given = problem('<stringresponse answer="x"><textline/></stringresponse>'.repeat(10_000));
    expect(viewProblem(given).inputs).toHaveLength(10_000);
    expect(await grade(given, { '10001_1': 'x' })).toMatchObject({ earned: 1, possible: 10_000 });
  });

  it('corners of a region', async () => {
    const corners = many(100_000, (i) => `[${(i * 7919) % 100_000},${(i * 104_729) % 100_000}]`).join(',');
    const given = problem(
      `<imageresponse><imageinput src="a" width="9" height="9" regions="[[${corners}]]"/></imageresponse>`,
    );
    expect(await grade(given, { '2_1': '[50000,50000]' })).toMatchObject({ earned: 1 });
  });

  it('samples of a formula', async () => {
    const given = problem(
      '<formularesponse answer="x^2" samples="x@1:2#1000000000"><formulaequationinput/></formularesponse>',
    );
    expect(await grade(given, { '2_1': 'x*x' })).toMatchObject({ earned: 1 });
    expect(await grade(given, { '2_1': `x*x${'+0'.repeat(5_000)}` })).toMatchObject({ error: 'answer' });
  });
});

describe('problems that are faulty on purpose', () => {
  it.each([
    ['closed tags', `${'<b>'.repeat(50_000)}${'</b>'.repeat(50_000)}`],
    ['open tags', '<b>'.repeat(500_000)],
    ['responses in responses', `${'<customresponse>'.repeat(50_000)}${'</customresponse>'.repeat(50_000)}`],
  ])('nested: %s', async (_, inside) => {
    const given = problem(inside);
    expect(given.fault).toMatchObject({ code: 'too-deep' });
    expect(viewProblem(given)).toMatchObject({ nodes: [], gradable: false });
    expect(await grade(given, {})).toMatchObject({ error: 'problem' });
  });

  it('entities that name each other are not expanded', () => {
    const given = parseProblem(
      `<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><problem>&b;</problem>`,
    );
    expect(given.fault).toMatchObject({ code: 'doctype' });
  });

  it('names of a script that double each other stop growing', async () => {
    const names = many(500, (i) => 'a'.repeat(i + 1));
    const values = Object.fromEntries(
      names.map((name) => [name, { text: name === 'a' ? 'end' : `$${name.slice(1)} `.repeat(2), truthy: true }]),
    );
    const given = problem(
      `<script type="loncapa/python">x</script><stringresponse answer="$${names.at(-1)}"><textline/></stringresponse>`,
    );
    const result = await grade(given, { '2_1': 'end' }, { runScript: async () => ({ ok: true, values }) });
    expect(result).toMatchObject({ earned: 0 });
  });

  it.each([['{{'], ['>>'], ['[['], ['= '], ['||'], ['( ) a\n'], ['[explanation]\n'], ['[code]\n'], ['\n---']])(
    'Studio’s markdown, made of %j alone',
    (part) => {
      expect(parseProblem(markdownToOlx(part.repeat(50_000))).root?.tag).toBe('problem');
    },
  );
});
