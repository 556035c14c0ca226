import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade, parseProblem } from '@/lib/capa';
import { isSameProblem } from './is-same-problem';
import { fromLine, fromParagraphs, toLine, toParagraphs } from './light-text';
import { readVisual } from './read-visual';
import type { VisualFeedback, VisualProblem, VisualQuestion } from './visual-model';
import { writeVisual } from './write-visual';

const typed = fc
  .string({ unit: fc.constantFrom(...'abé <>&"\'()[]$\\x= ='), maxLength: 12 })
  .map((text) => text.trim());
const html = typed.map(fromLine);
const filled = html.filter((text) => text !== '');
const block = filled.map(fromParagraphs).filter((text) => text !== '');
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const feedback: fc.Arbitrary<VisualFeedback> = fc.record({ label: optional(typed), html });
const kept = fc.constantFrom({}, { class: 'wide' }, { id: 'a', 'data-x': 'b "c"\nd' });
const explanation = fc.record({ attributes: kept, hasHeading: fc.boolean(), html });
const base = {
  kind: fc.constant('question' as const),
  attributes: kept,
  inputAttributes: kept,
  lead: fc.oneof(block, fc.constant('')),
  label: optional(html),
  descriptions: fc.array(html, { maxLength: 2 }),
  trail: fc.oneof(block, fc.constant('')),
  explanation: optional(explanation),
};
const answer = { answer: typed, feedback: optional(feedback) };
const alternatives = fc.array(fc.record({ ...answer, answer: typed.filter((text) => text !== '') }), { maxLength: 2 });
const choice = { attributes: kept, html, isCorrect: fc.boolean() };

const question: fc.Arbitrary<VisualQuestion> = fc.oneof(
  fc.record({
    ...base,
    type: fc.constant('single' as const),
    choices: fc.array(fc.record({ ...choice, isFixed: fc.boolean(), feedback: optional(feedback) }), { maxLength: 4 }),
    shuffles: fc.boolean(),
  }),
  fc.record({
    ...base,
    type: fc.constant('multiple' as const),
    choices: fc.array(fc.record({ ...choice, selected: optional(feedback), unselected: optional(feedback) }), {
      maxLength: 4,
    }),
    compounds: fc.array(fc.record({ label: optional(typed), html, letters: fc.constantFrom('A', 'A C') }), {
      maxLength: 2,
    }),
    credit: fc.constantFrom('' as const, 'EDC' as const, 'halves' as const),
  }),
  fc.record({
    ...base,
    type: fc.constant('dropdown' as const),
    options: fc.array(
      fc.record({ attributes: kept, text: typed, isCorrect: fc.boolean(), feedback: optional(feedback) }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  fc.record({
    ...base,
    ...answer,
    type: fc.constant('numerical' as const),
    tolerance: fc.constantFrom('', '0.1', '5%'),
    parameters: fc.constantFrom({}, { partial_range: '3' }),
    inputTag: fc.constantFrom('formulaequationinput' as const, 'textline' as const),
    alternatives,
  }),
  fc.record({
    ...base,
    ...answer,
    type: fc.constant('text' as const),
    ignoresCase: fc.boolean(),
    isPattern: fc.boolean(),
    alternatives,
    wrong: fc
      .array(fc.record({ label: optional(typed), html, answer: typed, isPattern: fc.boolean() }), { maxLength: 3 })
      .map((hints) => hints.toSorted((one, other) => Number(one.isPattern) - Number(other.isPattern))),
  }),
);

const problem: fc.Arbitrary<VisualProblem> = fc
  .record({
    attributes: kept,
    parts: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant('text' as const), html: block }),
        explanation.map((given) => ({ kind: 'explanation' as const, ...given })),
        question,
      ),
      { maxLength: 4 },
    ),
    hints: fc.array(fc.record({ attributes: kept, html }), { maxLength: 3 }),
  })
  // Two texts in a row are read as one.
  .filter(({ parts }) => parts.every((part, at) => part.kind !== 'text' || parts[at + 1]?.kind !== 'text'));

describe('the visual form of a problem', () => {
  it('is read as it was written, whatever it says', () => {
    fc.assert(
      fc.property(problem, (written) => {
        expect(readVisual(writeVisual(written))).toEqual({ problem: written });
      }),
      { numRuns: 400 },
    );
  });

  it('says the same to whoever grades: a written problem is graded as its source', async () => {
    const source = `<problem><p>2+2?</p>
      <choiceresponse><label>Which?</label><checkboxgroup><choice correct="True">4</choice><choice>5</choice></checkboxgroup></choiceresponse>
      <stringresponse answer="four" type="CI"><additional_answer>vier</additional_answer><textline/></stringresponse></problem>`;
    const { problem: read } = readVisual(source);
    expect(read).toBeDefined();
    const written = read ? writeVisual(read) : '';
    const answers = { '2_1': ['choice_0'], '3_1': 'VIER' };
    const [one, other] = await Promise.all(
      [source, written].map((xml) => grade(parseProblem(xml), answers, { seed: 1, runScript: undefined })),
    );
    expect(other).toEqual(one);
    expect(one).toMatchObject({ isCorrect: true });
  });

  it.each([
    ['<problem><p></problem>', { reason: 'broken', line: 1 }],
    ['<problem><!-- for us --><p/></problem>', { reason: 'comment' }],
    ['<problem><script type="loncapa/python">x=1</script></problem>', { reason: 'script' }],
    [
      '<problem><formularesponse answer="x" samples="x@1:2#3"><textline/></formularesponse></problem>',
      { reason: 'question', detail: 'formularesponse' },
    ],
    [
      '<problem><div><stringresponse answer="x"><textline/></stringresponse></div></problem>',
      { reason: 'fields', detail: 'stringresponse' },
    ],
    [
      '<problem><optionresponse><optioninput options="(\'a\')" correct="a"/><optioninput options="(\'b\')" correct="b"/></optionresponse></problem>',
      { reason: 'fields', detail: 'optionresponse' },
    ],
    ['<problem><p>a <hint>b</hint></p></problem>', { reason: 'element', detail: 'hint' }],
    [
      '<problem><multiplechoiceresponse partial_credit="points"><choicegroup><choice correct="partial" point_value="0.3">x</choice></choicegroup></multiplechoiceresponse></problem>',
      { reason: 'differs' },
    ],
    [
      '<problem><optionresponse><optioninput options="(\'a\',\'b\')" correct="c"/></optionresponse></problem>',
      { reason: 'differs' },
    ],
  ])('is refused where it would lose something: %s', (source, refusal) => {
    expect(readVisual(source).refusal).toMatchObject(refusal);
  });

  it('takes apart what Studio puts around an explanation', () => {
    const source =
      '<problem><solution><div class="detailed-solution"> <p>Explanation</p> <p>Because.</p></div></solution></problem>';
    expect(readVisual(source).problem?.parts).toEqual([
      { kind: 'explanation', attributes: {}, hasHeading: true, html: '<p>Because.</p>' },
    ]);
  });
});

describe('isSameProblem', () => {
  const isSame = (one: string, other: string) =>
    isSameProblem(`<problem>${one}</problem>`, `<problem>${other}</problem>`);

  it('passes over what no page shows', () => {
    expect(isSame('<p>a\n  b</p>', '\n <p> a b </p>')).toBe(true);
    expect(
      isSame(
        '<stringresponse answer="a" type="regexp ci"><label>Q</label><textline/></stringresponse>',
        '<stringresponse type="ci regexp" answer="a"><textline/><label>Q</label></stringresponse>',
      ),
    ).toBe(true);
  });

  it.each([
    ['<p>a <b>b</b></p>', '<p>a<b>b</b></p>'],
    ['<pre>a\n  b</pre>', '<pre>a b</pre>'],
    ['<p class="x">a</p>', '<p>a</p>'],
    [
      '<stringresponse answer="a"><textline/><p>b</p></stringresponse>',
      '<stringresponse answer="a"><p>b</p><textline/></stringresponse>',
    ],
    [
      '<choiceresponse><checkboxgroup><choice correct="true">a</choice></checkboxgroup></choiceresponse>',
      '<choiceresponse><checkboxgroup><choice correct="false">a</choice></checkboxgroup></choiceresponse>',
    ],
  ])('sees that %s is not %s', (one, other) => {
    expect(isSame(one, other)).toBe(false);
  });
});

describe('text as people type it', () => {
  it('gives the HTML again that it was made from', () => {
    fc.assert(
      fc.property(typed, (text) => {
        expect(fromLine(toLine(fromLine(text)))).toBe(fromLine(text));
      }),
    );
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 3 }), (lines) => {
        const written = fromParagraphs(lines.join('\n\n'));
        expect(fromParagraphs(toParagraphs(written))).toBe(written);
      }),
    );
  });

  it('lets signs and markup stand as they were typed', () => {
    expect(fromLine('5 < 6 & <b>7</b>')).toBe('5 &lt; 6 &amp; <b>7</b>');
    expect(toLine('5 &lt; 6 &amp; <b>7</b>')).toBe('5 < 6 & <b>7</b>');
    expect(fromParagraphs('One\n\n<ul><li>Two</li></ul>')).toBe('<p>One</p>\n<ul><li>Two</li></ul>');
    expect(toParagraphs('<p>One</p>\n<p>Two</p>')).toBe('One\n\nTwo');
    expect(fromLine('<b>open')).toBe('&lt;b&gt;open');
  });
});
