import { expect, it } from 'vitest';
import { parseAnswers } from './parse-answers';

it('reads texts, lists and fields, and leaves other names alone', () => {
  expect(
    parseAnswers([
      ['input_2_1', 'choice_0'],
      ['input_3_1[]', 'choice_0'],
      ['input_3_1[]', 'choice_2'],
      ['input_4_1[]', ''],
      ['input_5_1.choice', 'choiceinput_1'],
      ['input_5_1.choiceinput_1_numtolerance_input_0', '5'],
      ['input_6_1', ''],
      ['attempt', '3'],
      ['input_x', '1'],
      ['input_2_1.__proto__.x', '1'],
      ['input_7_1', new Blob(['a file'])],
    ]),
  ).toEqual({
    '2_1': 'choice_0',
    '3_1': ['choice_0', 'choice_2'],
    '4_1': [],
    '5_1': { choice: 'choiceinput_1', choiceinput_1_numtolerance_input_0: '5' },
    '6_1': '',
  });
});

it('cannot be used to reach into objects', () => {
  const answers = parseAnswers([['input_5_1.__proto__', 'x']]);
  expect(Object.getPrototypeOf(answers['5_1'] ?? {})).toBe(Object.prototype);
  expect(Reflect.get({}, 'x')).toBeUndefined();
});
