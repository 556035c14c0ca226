import { expect, it } from 'vitest';
import { answersOf, grade, parseProblem, viewProblem } from '@/lib/capa';
import { chooseAnswers } from './choose-answers';

const problem = parseProblem(`<problem>
  <multiplechoiceresponse><choicegroup><choice correct="false">A</choice><choice correct="true">B</choice></choicegroup></multiplechoiceresponse>
  <choiceresponse><checkboxgroup><choice correct="true">C</choice><choice correct="true">D</choice></checkboxgroup></choiceresponse>
  <optionresponse><optioninput><option correct="False">E</option><option correct="True">F</option></optioninput></optionresponse>
  <stringresponse answer="spacing"><textline/></stringresponse>
  <numericalresponse answer="12.5"><textline/></numericalresponse>
</problem>`);
const view = viewProblem(problem);
const right = answersOf(problem);

it('answers every kind of question right', async () => {
  const answers = chooseAnswers(view, right, true, () => 0);
  expect(answers).not.toBeNull();
  expect(await grade(problem, answers ?? {}, { seed: 1 })).toMatchObject({ isCorrect: true, earned: 5 });
});

it.each([0, 0.3, 0.6, 0.99])('answers wrong with what a grader takes (%s)', async (chance) => {
  const answers = chooseAnswers(view, right, false, () => chance);
  const result = await grade(problem, answers ?? {}, { seed: 1 });
  expect(result.error).toBeUndefined();
  expect(result).toMatchObject({ isCorrect: false });
});

it('leaves a question alone that it has no answer for', () => {
  const code = parseProblem('<problem><customresponse cfn="f"><textbox/></customresponse></problem>');
  expect(chooseAnswers(viewProblem(code), answersOf(code), true, () => 0)).toBeNull();
});
