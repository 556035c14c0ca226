import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const problem = (response: string, group: string, choices: string, after = '') =>
  parseProblem(
    `<problem><multiplechoiceresponse ${response}><choicegroup ${group}>${choices}</choicegroup></multiplechoiceresponse>${after}</problem>`,
  );
const plain = '<choice correct="false">a</choice><choice correct="true">b</choice><choice correct="partial">c</choice>';

async function verdict(given: ReturnType<typeof problem>, answer: string | null) {
  const result = await grade(given, { '2_1': answer });
  return result.error === undefined ? result.inputs['2_1'] : result;
}

describe('multiplechoiceresponse', () => {
  it('takes the right choice and no other, and nothing chosen is wrong', async () => {
    const given = problem('', '', plain);
    expect(await verdict(given, 'choice_1')).toMatchObject({ correctness: 'correct', points: 1 });
    expect(await verdict(given, 'choice_0')).toMatchObject({ correctness: 'incorrect', points: 0 });
    expect(await verdict(given, 'choice_2')).toMatchObject({ correctness: 'incorrect', points: 0 });
    expect(await verdict(given, null)).toMatchObject({ correctness: 'incorrect', points: 0 });
    expect(await verdict(given, 'choice_9')).toMatchObject({ correctness: 'incorrect', points: 0 });
  });

  it('gives partial choices their points only where the author asks for partial credit', async () => {
    const choices =
      '<choice correct="true">a</choice><choice correct="partial">b</choice><choice correct="partial" point_value="0.25">c</choice>';
    const given = problem('partial_credit="Points"', '', choices);
    expect(await verdict(given, 'choice_1')).toMatchObject({ correctness: 'partially-correct', points: 0.5 });
    expect(await verdict(given, 'choice_2')).toMatchObject({ correctness: 'partially-correct', points: 0.25 });
    expect(await verdict(problem('partial_credit="false"', '', choices), 'choice_1')).toMatchObject({ points: 0 });
    expect(await verdict(problem('partial_credit="halves"', '', choices), 'choice_0')).toMatchObject({
      error: 'problem',
    });
  });

  it('names choices by the author’s name, and counts the others', async () => {
    const choices =
      '<choice correct="false" name="x">a</choice><choice correct="false">b</choice><choice correct="true">c</choice>';
    expect(await verdict(problem('', '', choices), 'choice_1')).toMatchObject({ correctness: 'correct' });
    expect(await verdict(problem('', '', choices), 'choice_x')).toMatchObject({ correctness: 'incorrect' });
  });

  it('shows the hint of the chosen choice only', async () => {
    const choices =
      '<choice correct="true">a<choicehint label="Yes">Well <b>done</b></choicehint></choice><choice correct="false">b<choicehint>No</choicehint></choice>';
    expect(await verdict(problem('', '', choices), 'choice_0')).toMatchObject({
      hints: [{ label: 'Yes', html: 'Well <b>done</b>' }],
    });
    expect(await verdict(problem('', '', choices), 'choice_1')).toMatchObject({ hints: [{ label: null, html: 'No' }] });
  });

  it('gives targeted feedback, with the solution for a right choice', async () => {
    const choices =
      '<choice correct="true" explanation-id="r">a</choice><choice correct="false" explanation-id="w">b</choice><choice correct="false">c</choice>';
    const sets =
      '<targetedfeedbackset><targetedfeedback explanation-id="w"><p>Look again</p></targetedfeedback><targetedfeedback explanation-id="r"><p>Right</p></targetedfeedback></targetedfeedbackset>' +
      '<solutionset><solution explanation-id="r"><p>Because</p></solution></solutionset>';
    const given = problem('targeted-feedback=""', '', choices, sets);
    expect(await verdict(given, 'choice_1')).toMatchObject({ feedback: ['<p>Look again</p>'] });
    expect(await verdict(given, 'choice_0')).toMatchObject({ feedback: ['<p>Right</p>', '<p>Because</p>'] });
    expect(await verdict(given, 'choice_2')).toMatchObject({ feedback: [] });
    const always = problem('targeted-feedback="alwaysShowCorrectChoiceExplanation"', '', choices, sets);
    expect(await verdict(always, 'choice_1')).toMatchObject({ feedback: ['<p>Look again</p>', '<p>Because</p>'] });
    expect(await verdict(problem('', '', choices, sets), 'choice_1')).toMatchObject({ feedback: [] });
  });

  it('finds the feedback set that follows its own response, also where all stands on one line', async () => {
    const part = (name: string) =>
      `<multiplechoiceresponse targeted-feedback=""><choicegroup><choice correct="false" explanation-id="w">a</choice></choicegroup></multiplechoiceresponse><targetedfeedbackset><targetedfeedback explanation-id="w">${name}</targetedfeedback></targetedfeedbackset>`;
    const given = parseProblem(`<problem>${part('one')}${part('two')}</problem>`);
    const result = await grade(given, { '2_1': 'choice_0', '3_1': 'choice_0' });
    expect(result.inputs).toMatchObject({ '2_1': { feedback: ['one'] }, '3_1': { feedback: ['two'] } });
  });

  it('finds what cannot work before anybody answers', () => {
    expect(problem('', 'shuffle="true" answer-pool="2"', plain).fault).toMatchObject({ code: 'response' });
    expect(problem('', 'answer-pool="two"', plain).fault).toMatchObject({ code: 'response' });
    expect(problem('', 'answer-pool="2"', '<choice correct="false">a</choice>').fault).toMatchObject({
      code: 'response',
    });
    expect(
      problem('partial_credit="points"', '', '<choice correct="partial" point_value="much">a</choice>').fault,
    ).toMatchObject({ code: 'response' });
  });
});
