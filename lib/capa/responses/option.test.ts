import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseOptionList } from '../source/options';
import { parseProblem } from '../source/parse-problem';

describe('optionresponse', () => {
  it('gives each dropdown a point for exactly the right text', async () => {
    const given = parseProblem(
      `<problem><optionresponse><optioninput options="('a','b')" correct="a"/><optioninput options="('c','D e')" correct="D e"/></optionresponse></problem>`,
    );
    const result = await grade(given, { '2_1': 'a', '2_2': 'd e' });
    expect(result).toMatchObject({ earned: 1, possible: 2, isCorrect: false });
    expect((await grade(given, { '2_1': 'a', '2_2': 'D e' })).inputs?.['2_2']).toMatchObject({
      correctness: 'correct',
    });
    expect((await grade(given, {})).inputs?.['2_1']).toMatchObject({ correctness: 'incorrect' });
  });

  it('reads option elements, without the space around them and without their hints', async () => {
    const given = parseProblem(
      '<problem><optionresponse><optioninput><option correct="False">red<optionhint>Think of leaves</optionhint></option><option correct="True">\n green <optionhint label="">Yes</optionhint></option></optioninput></optionresponse></problem>',
    );
    expect((await grade(given, { '2_1': 'green' })).inputs?.['2_1']).toMatchObject({
      correctness: 'correct',
      hints: [{ label: '', html: 'Yes' }],
    });
    expect((await grade(given, { '2_1': 'red' })).inputs?.['2_1']).toMatchObject({
      hints: [{ label: null, html: 'Think of leaves' }],
    });
  });

  it('is never right where the author marked nothing', async () => {
    const given = parseProblem(`<problem><optionresponse><optioninput options="('a','')"/></optionresponse></problem>`);
    expect((await grade(given, { '2_1': '' })).inputs?.['2_1']).toMatchObject({ correctness: 'incorrect' });
  });
});

describe('parseOptionList', () => {
  it.each([
    ["('a','b c')", ['a', 'b c']],
    ["('a' 'b')", ['a', 'b']],
    ["('don't','it\\'s')", ["don't", "it's"]],
    ['yes,no', ['yes', 'no']],
    ['(red, green)', ['red', 'green']],
    ["('a, b','(c)')", ['a, b', '(c)']],
    ['', []],
  ])('%s', (source, options) => {
    expect(parseOptionList(source)).toEqual(options);
  });
});
