import { describe, expect, it } from 'vitest';
import { parseProblem } from '../source/parse-problem';
import { viewProblem } from '../view';
import { answersOf } from './answers-of';

describe('answersOf', () => {
  it('says what is right, input by input', () => {
    const problem = parseProblem(
      `<problem><multiplechoiceresponse><choicegroup><choice correct="false">a</choice><choice correct="true">the <b>b</b><choicehint>h</choicehint></choice></choicegroup></multiplechoiceresponse>
      <choiceresponse><checkboxgroup><choice correct="true">x</choice><choice correct="true">y</choice></checkboxgroup></choiceresponse>
      <optionresponse><optioninput options="('p','q')" correct="q"/></optionresponse>
      <stringresponse answer="cat"><additional_answer answer="dog"/><textline/></stringresponse>
      <numericalresponse answer="[1,2)"><formulaequationinput/></numericalresponse>
      <formularesponse answer="x^2" samples="x@1:2#3"><formulaequationinput/></formularesponse>
      <customresponse cfn="f" expect="9"><textline/></customresponse>
      <customresponse cfn="f"><textline correct_answer="l"/><textline/></customresponse></problem>`,
    );
    expect(answersOf(problem).inputs).toEqual({
      '2_1': { choiceNames: ['choice_1'], texts: ['the b'] },
      '3_1': { choiceNames: ['choice_0', 'choice_1'], texts: ['x', 'y'] },
      '4_1': { choiceNames: [], texts: ['q'] },
      '5_1': { choiceNames: [], texts: ['cat', 'dog'] },
      '6_1': { choiceNames: [], texts: ['[1,2)'] },
      '7_1': { choiceNames: [], texts: ['x^2'] },
      '8_1': { choiceNames: [], texts: ['9'] },
      '9_1': { choiceNames: [], texts: ['l'] },
    });
  });

  it('gives the solutions in order', () => {
    const problem = parseProblem(
      '<problem><stringresponse answer="x"><textline/><solution><p>One</p></solution></stringresponse><solution>Two &amp; 3</solution><solution> </solution></problem>',
    );
    expect(answersOf(problem).solutions).toEqual(['<p>One</p>', 'Two &amp; 3']);
  });

  it('keeps, for an answer pool, only the solution of the choice that this learner sees', () => {
    const problem = parseProblem(
      `<problem><multiplechoiceresponse><choicegroup answer-pool="2"><choice correct="true" explanation-id="a">A</choice><choice correct="true" explanation-id="b">B</choice><choice correct="false">C</choice></choicegroup></multiplechoiceresponse>
      <solutionset><solution explanation-id="a">for A</solution><solution explanation-id="b">for B</solution></solutionset></problem>`,
    );
    const seen = new Set<string>();
    for (let seed = 1; seed <= 20; seed += 1) {
      const input = viewProblem(problem, { seed }).inputs[0];
      const shown = input?.type === 'choice' ? input.choices.map(({ html }) => html) : [];
      const solutions = answersOf(problem, { seed }).solutions;
      expect(solutions).toEqual([shown.includes('A') ? 'for A' : 'for B']);
      expect(answersOf(problem, { seed }).inputs['2_1']?.texts).toEqual([shown.includes('A') ? 'A' : 'B']);
      seen.add(solutions.join());
    }
    expect(seen.size).toBe(2);
  });

  it('gives each answer pool the solution set that follows it, also where all stands on one line', () => {
    const pool = (name: string) =>
      `<multiplechoiceresponse><choicegroup answer-pool="1"><choice correct="true" explanation-id="${name}">A</choice></choicegroup></multiplechoiceresponse>` +
      `<solutionset><solution explanation-id="${name}">${name}</solution><solution explanation-id="no">no</solution></solutionset>`;
    expect(answersOf(parseProblem(`<problem>${pool('one')}${pool('two')}</problem>`)).solutions).toEqual([
      'one',
      'two',
    ]);
  });

  it('has nothing to say of a broken problem', () => {
    expect(answersOf(parseProblem('<problem>'))).toEqual({ inputs: {}, solutions: [] });
  });
});
