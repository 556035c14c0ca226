import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

/** `tffft`: five choices, the first and the last of them right. */
const problem = (pattern: string, credit = '', extra = '', group = 'checkboxgroup') =>
  parseProblem(
    `<problem><choiceresponse ${credit}><${group}>${[...pattern]
      .map((c) => `<choice correct="${c === 't'}">x</choice>`)
      .join('')}${extra}</${group}></choiceresponse></problem>`,
  );

async function verdict(given: ReturnType<typeof problem>, chosen: readonly number[] | string) {
  const answer = typeof chosen === 'string' ? chosen : chosen.map((index) => `choice_${index}`);
  const result = await grade(given, { '2_1': answer });
  return result.error === undefined ? result.inputs['2_1'] : result;
}

describe('choiceresponse', () => {
  it('takes all and only the right choices', async () => {
    expect(await verdict(problem('tft'), [0, 2])).toMatchObject({ correctness: 'correct', points: 1 });
    expect(await verdict(problem('tft'), [0])).toMatchObject({ correctness: 'incorrect', points: 0 });
    expect(await verdict(problem('tft'), [0, 1, 2])).toMatchObject({ correctness: 'incorrect', points: 0 });
    expect(await verdict(problem('tft'), [0, 2, 7])).toMatchObject({ correctness: 'incorrect', points: 0 });
  });

  it('never takes an empty selection, even where nothing is right', async () => {
    for (const credit of ['', 'partial_credit="EDC"', 'partial_credit="halves"']) {
      expect(await verdict(problem('fff', credit), [])).toMatchObject({ correctness: 'incorrect', points: 0 });
    }
  });

  // Eight choices, so that a share of 1/8 meets the rounding of ties, which goes up: 0.125 → 0.13, 0.625 → 0.63.
  it.each([
    [[0], 1],
    [[1], 0.75],
    [[0, 1], 0.88],
    [[0, 1, 2, 3], 0.63],
    [[0, 1, 2, 3, 4, 5], 0.38],
    [[0, 1, 2, 3, 4, 5, 6, 7], 0.13],
    [[1, 2, 3, 4, 5, 6, 7], 0],
  ])('EDC: choosing %j of tfffffff earns %d', async (chosen, points) => {
    expect(await verdict(problem('tfffffff', 'partial_credit="EDC"'), chosen)).toMatchObject({ points });
  });

  it('gives one point for all right, whatever it is out of, and by halves all points, as Open edX does', async () => {
    const outOfFour = (credit: string) =>
      parseProblem(
        `<problem><choiceresponse ${credit}><checkboxgroup points="4"><choice correct="true">x</choice><choice correct="false">x</choice><choice correct="false">x</choice></checkboxgroup></choiceresponse></problem>`,
      );
    expect(await verdict(outOfFour(''), [0])).toMatchObject({ points: 1, possible: 4 });
    expect(await verdict(outOfFour('partial_credit="EDC"'), [0])).toMatchObject({ points: 1, possible: 4 });
    expect(await verdict(outOfFour('partial_credit="EDC"'), [0, 1])).toMatchObject({ points: 2.67 });
    expect(await verdict(outOfFour('partial_credit="halves"'), [0])).toMatchObject({ points: 4 });
    expect(await verdict(outOfFour('partial_credit="halves"'), [0, 1])).toMatchObject({ points: 2 });
  });

  it.each([
    ['tf', [0, 1], 0],
    ['tft', [0], 0.5],
    ['tftf', [0], 0.5],
    ['tftf', [1, 0], 0],
    ['tftff', [0, 1], 0.25],
    ['tftff', [0, 2], 1],
    ['tftff', [1], 0],
  ])('halves: %s, chosen %j, earns %d', async (pattern, chosen, points) => {
    expect(await verdict(problem(pattern, 'partial_credit=" Halves "'), chosen)).toMatchObject({ points });
  });

  it('tells the author of schemes that it does not know, when an answer comes', async () => {
    expect(problem('tf', 'partial_credit="points"').fault).toBeNull();
    expect(await verdict(problem('tf', 'partial_credit="points"'), [0])).toMatchObject({ error: 'problem' });
    expect(await verdict(problem('tf', 'partial_credit="EDC, halves"'), [0])).toMatchObject({ error: 'problem' });
  });

  it('takes one radio button as a list of one', async () => {
    expect(await verdict(problem('tf', '', '', 'radiogroup'), 'choice_0')).toMatchObject({ correctness: 'correct' });
  });

  it('shows each choice’s hint for its state, in any case', async () => {
    const given = parseProblem(
      '<problem><choiceresponse><checkboxgroup>' +
        '<choice correct="true">a<choicehint selected="TRUE">took a</choicehint><choicehint selected="false">left a</choicehint></choice>' +
        '<choice correct="false">b<choicehint selected="false">left b</choicehint></choice>' +
        '<compoundhint value="b A">both</compoundhint></checkboxgroup></choiceresponse></problem>',
    );
    expect(await verdict(given, [0])).toMatchObject({
      hints: [
        { label: null, html: 'took a' },
        { label: null, html: 'left b' },
      ],
    });
    expect(await verdict(given, [1])).toMatchObject({ hints: [{ label: null, html: 'left a' }] });
    expect(await verdict(given, [0, 1])).toMatchObject({ hints: [{ label: null, html: 'both' }] });
  });
});
