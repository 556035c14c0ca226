import { describe, expect, it } from 'vitest';
import { answersOf } from '../answers/answers-of';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const radio = parseProblem(
  `<problem><choicetextresponse><radiotextgroup><choice correct="false">a <numtolerance_input answer="1"/></choice>
  <choice correct="true">b <numtolerance_input answer="5" tolerance="10%"/> or <numtolerance_input answer="2"/></choice></radiotextgroup></choicetextresponse></problem>`,
);
const boxes = parseProblem(
  `<problem><choicetextresponse><checkboxtextgroup><choice correct="true">a <numtolerance_input answer="1"/></choice>
  <choice correct="true">b</choice><choice correct="false">c <numtolerance_input answer="3"/></choice></checkboxtextgroup></choicetextresponse></problem>`,
);
const correctness = async (problem: typeof radio, answer: Record<string, string> | null) => {
  const result = await grade(problem, { '2_1': answer });
  return result.error ?? result.inputs['2_1']?.correctness;
};
const numbers = (first: string, second: string) => ({
  choiceinput_1_numtolerance_input_0: first,
  choiceinput_1_numtolerance_input_1: second,
});

describe('choicetextresponse', () => {
  it('wants the right choice and all of its numbers', async () => {
    expect(await correctness(radio, { choice: 'choiceinput_1', ...numbers('5.5', '2') })).toBe('correct');
    expect(await correctness(radio, { choice: 'choiceinput_1', ...numbers('5.51', '2') })).toBe('incorrect');
    expect(await correctness(radio, { choice: 'choiceinput_1', ...numbers('5', '2.0001') })).toBe('incorrect');
    expect(await correctness(radio, { choice: 'choiceinput_1', ...numbers('5', '') })).toBe('incorrect');
    expect(await correctness(radio, { choice: 'choiceinput_0', ...numbers('5', '2') })).toBe('incorrect');
    expect(await correctness(radio, null)).toBe('incorrect');
  });

  it('reads the names that Open edX stores', async () => {
    const stored = {
      'i4x-x_2_1_choiceinput_1bc': 'choiceinput_1',
      'i4x-x_2_1_choiceinput_1_numtolerance_input_0': '5',
      'i4x-x_2_1_choiceinput_1_numtolerance_input_1': '2',
    };
    expect(await correctness(radio, stored)).toBe('correct');
  });

  it('wants exactly the right boxes', async () => {
    const right = { choiceinput_0bc: 'on', choiceinput_1bc: 'on', choiceinput_0_numtolerance_input_0: '1' };
    expect(await correctness(boxes, right)).toBe('correct');
    expect(await correctness(boxes, { ...right, choiceinput_2bc: 'on' })).toBe('incorrect');
    expect(await correctness(boxes, { ...right, choiceinput_1bc: '' })).toBe('incorrect');
    expect(await correctness(boxes, { ...right, choiceinput_0_numtolerance_input_0: '2' })).toBe('incorrect');
    // A number of a choice that is not taken does not matter.
    expect(await correctness(boxes, { ...right, choiceinput_2_numtolerance_input_0: 'what' })).toBe('correct');
  });

  it('does not understand what is no number in a choice that is taken, right or wrong', async () => {
    expect(await correctness(radio, { choice: 'choiceinput_1', ...numbers('five', '2') })).toBe('answer');
    expect(await correctness(radio, { choice: 'choiceinput_0', choiceinput_0_numtolerance_input_0: 'one' })).toBe(
      'answer',
    );
    const wrong = { choiceinput_2bc: 'on', choiceinput_2_numtolerance_input_0: 'what' };
    expect(await correctness(boxes, wrong)).toBe('answer');
  });

  it('reads nothing in a choice that is not taken, so that nobody learns from it which one is right', async () => {
    expect(await correctness(radio, { choice: 'choiceinput_0', ...numbers('five', 'x') })).toBe('incorrect');
    expect(await correctness(radio, numbers('five', 'x'))).toBe('incorrect');
    const other = { choiceinput_1bc: 'on', choiceinput_0_numtolerance_input_0: 'what' };
    expect(await correctness(boxes, other)).toBe('incorrect');
  });

  it('takes a number within the default tolerance where the author gives none', async () => {
    const third = parseProblem(
      '<problem><choicetextresponse><radiotextgroup><choice correct="true"><numtolerance_input answer="0.333333"/></choice>' +
        '<choice correct="false">b</choice></radiotextgroup></choicetextresponse></problem>',
    );
    const given = (text: string) => ({ choice: 'choiceinput_0', choiceinput_0_numtolerance_input_0: text });
    expect(await correctness(third, given('1/3'))).toBe('correct');
    expect(await correctness(third, given('0.33334'))).toBe('incorrect');
  });

  it('shows the right choices with their numbers in place', () => {
    expect(answersOf(radio).inputs['2_1']).toEqual({ choiceNames: ['choiceinput_1'], texts: ['b 5 or 2'] });
    expect(answersOf(boxes).inputs['2_1']).toEqual({
      choiceNames: ['choiceinput_0', 'choiceinput_1'],
      texts: ['a 1', 'b'],
    });
  });
});
