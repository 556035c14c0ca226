import { describe, expect, it } from 'vitest';
import { findFaults } from './find-faults';
import { parseProblem } from './source/parse-problem';

const faults = async (content: string) => {
  const found = await findFaults(parseProblem(`<problem>\n${content}\n</problem>`));
  return found.map(({ code, line }) => `${code}:${line}`);
};

describe('findFaults', () => {
  it.each([
    [
      'a choice',
      '<multiplechoiceresponse><choicegroup><choice correct="true">A</choice></choicegroup></multiplechoiceresponse>',
    ],
    [
      'boxes',
      '<choiceresponse partial_credit="EDC"><checkboxgroup><choice correct="true">A</choice></checkboxgroup></choiceresponse>',
    ],
    ['a dropdown', `<optionresponse><optioninput options="('a','b')" correct="b"/></optionresponse>`],
    ['a text', '<stringresponse answer="a|b" type="regexp"><textline/></stringresponse>'],
    [
      'a number',
      '<numericalresponse answer="2+3"><responseparam type="tolerance" default="5%"/><textline/></numericalresponse>',
    ],
    ['a range', '<numericalresponse answer="[2,3)"><textline/></numericalresponse>'],
    ['a formula', '<formularesponse answer="x^2" samples="x@1:2#5"><textline/></formularesponse>'],
    ['no question', '<p>Think.</p>'],
    [
      'a problem whose script has not run',
      '<script type="loncapa/python">a = 1</script><numericalresponse answer="$a"><textline/></numericalresponse>',
    ],
  ])('has nothing to say of %s', async (_, content) => {
    expect(await faults(content)).toEqual([]);
  });

  it.each([
    ['broken-problem', '<numericalresponse><textline/></numericalresponse>'],
    [
      'bad-answer',
      '<choiceresponse partial_credit="some"><checkboxgroup><choice correct="true">A</choice></checkboxgroup></choiceresponse>',
    ],
    [
      'bad-answer',
      '<choiceresponse partial_credit="EDC,halves"><checkboxgroup><choice correct="true">A</choice></checkboxgroup></choiceresponse>',
    ],
    ['bad-answer', '<stringresponse answer="(a" type="regexp"><textline/></stringresponse>'],
    ['bad-answer', '<numericalresponse answer="[2,x)"><textline/></numericalresponse>'],
    ['bad-answer', '<numericalresponse answer="2"><additional_answer answer="two"/><textline/></numericalresponse>'],
    ['bad-answer', '<formularesponse answer="x+y" samples="x@1:2#5"><textline/></formularesponse>'],
    [
      'no-correct-answer',
      '<choiceresponse><checkboxgroup><choice correct="false">A</choice></checkboxgroup></choiceresponse>',
    ],
    ['no-correct-answer', `<optionresponse><optioninput options="('a','b')"/></optionresponse>`],
    ['no-correct-answer', '<numericalresponse answer=""><textline/></numericalresponse>'],
    ['unsupported-question', '<symbolicresponse expect="x"><textline/></symbolicresponse>'],
    ['missing-check-function', '<customresponse cfn="check"><textline/></customresponse>'],
  ])('tells %s with its line', async (code, content) => {
    expect(await faults(content)).toEqual([`${code}:2`]);
  });

  it('asks the sandbox about patterns that only Python reads', async () => {
    const problem = parseProblem(
      '<problem><stringresponse answer="(a" type="regexp"><textline/></stringresponse></problem>',
    );
    const asked: string[] = [];
    await findFaults(problem, {
      runScript: async ({ kind }) => {
        asked.push(kind);
        return { ok: true, values: { found: { text: 'True', truthy: true } } };
      },
    });
    expect(asked).toEqual(['answer']);
  });
});

describe('a script that names no language', () => {
  it('is Python; one in another language is not', () => {
    const script = (attributes: string) =>
      parseProblem(`<problem><script${attributes}>a = 1</script></problem>`).script;
    expect(['', ' type="text/python"', ' language="python"'].map(script)).toEqual(['a = 1', 'a = 1', 'a = 1']);
    expect([' type="text/javascript"', ' type="text/perl"'].map(script)).toEqual(['', '']);
  });
});
