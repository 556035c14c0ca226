import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const problem = (attributes: string, inside = '') =>
  parseProblem(`<problem><stringresponse ${attributes}>${inside}<textline/></stringresponse></problem>`);

async function verdict(given: ReturnType<typeof problem>, answer: string) {
  const result = await grade(given, { '2_1': answer });
  return result.error === undefined ? result.inputs['2_1'] : result;
}

describe('stringresponse', () => {
  it.each([
    ['answer="Cat"', 'Cat', 'correct'],
    ['answer="Cat"', ' Cat\n', 'correct'],
    ['answer="Cat"', 'cat', 'incorrect'],
    ['answer="Cat" type="ci"', 'CAT', 'correct'],
    ['answer="  Cat "', 'Cat', 'correct'],
    ['answer="Cat"', '', 'incorrect'],
    ['answer=""', '', 'incorrect'],
    ['answer="a_or_b"', 'b', 'correct'],
    ['answer="a_or_b"', 'a_or_b', 'incorrect'],
    ['answer="ΟΔΟΣ" type="ci"', 'οδος', 'correct'],
    ['answer="cat|dog" type="regexp"', 'catalogue', 'correct'],
    ['answer="cat|dog" type="regexp"', 'hotdog', 'correct'],
    ['answer="cat|dog" type="regexp"', 'a cat', 'incorrect'],
    ['answer="(cat|dog)" type="regexp"', 'catalogue', 'incorrect'],
    ['answer="ca*t" type="ci regexp"', 'CAAAT', 'correct'],
    ['answer="^.*$" type="regexp"', '', 'incorrect'],
  ])('%s, given %j: %s', async (attributes, answer, correctness) => {
    expect(await verdict(problem(attributes), answer)).toMatchObject({ correctness });
  });

  it('takes further answers, joined into one pattern where they are patterns', async () => {
    const further = '<additional_answer answer="two"/><additional_answer answer="three"/>';
    expect(await verdict(problem('answer="one"', further), 'three')).toMatchObject({ correctness: 'correct' });
    // ^one|two|three$: only the first is anchored at the start, only the last at the end.
    expect(await verdict(problem('answer="one" type="regexp"', further), 'xtwox')).toMatchObject({
      correctness: 'correct',
    });
    expect(await verdict(problem('answer="one" type="regexp"', further), 'xone')).toMatchObject({
      correctness: 'incorrect',
    });
    expect(await verdict(problem('answer="one" type="regexp"', further), 'threex')).toMatchObject({
      correctness: 'incorrect',
    });
  });

  it('shows the first hint that fits', async () => {
    const given = problem(
      'answer="Michigan" type="ci"',
      '<correcthint label="Right">Big lake</correcthint>' +
        '<additional_answer answer="Superior"><correcthint>Also big</correcthint></additional_answer>' +
        '<stringequalhint answer="Ohio">A river</stringequalhint><regexphint answer=".*o">Ends in o</regexphint>',
    );
    expect(await verdict(given, 'michigan')).toMatchObject({ hints: [{ label: 'Right', html: 'Big lake' }] });
    expect(await verdict(given, 'SUPERIOR')).toMatchObject({ hints: [{ label: null, html: 'Also big' }] });
    expect(await verdict(given, 'ohio')).toMatchObject({ correctness: 'incorrect', hints: [{ html: 'A river' }] });
    expect(await verdict(given, 'Ontario')).toMatchObject({ hints: [{ html: 'Ends in o' }] });
    expect(await verdict(given, 'Erie')).toMatchObject({ hints: [] });
  });

  it('shows legacy hints', async () => {
    const given = problem(
      'answer="Michigan"',
      '<hintgroup><stringhint answer="minnesota" type="ci" name="m"/><hintpart on="m"><text>Not that <i>one</i></text></hintpart></hintgroup>',
    );
    expect(await verdict(given, 'Minnesota')).toMatchObject({ hints: [{ label: '', html: 'Not that <i>one</i>' }] });
    expect(await verdict(given, 'Iowa')).toMatchObject({ hints: [] });
  });

  it('keeps back a legacy hint that waits to be asked for', async () => {
    const given = problem(
      'answer="Michigan"',
      '<hintgroup mode="on_request"><stringhint answer="Iowa" name="m"/><hintpart on="m"><text>No</text></hintpart></hintgroup>',
    );
    expect(await verdict(given, 'Iowa')).toMatchObject({ hints: [] });
  });

  it('takes further answers as old courses write them, in the element', async () => {
    const further = '<additional_answer>two <correcthint>Also</correcthint></additional_answer>';
    expect(await verdict(problem('answer="one"', further), 'two')).toMatchObject({
      correctness: 'correct',
      hints: [{ html: 'Also' }],
    });
    expect(await verdict(problem('answer="one"', further), 'three')).toMatchObject({ correctness: 'incorrect' });
  });

  it('tells the author of a pattern that Python refuses, and asks Python where there is a sandbox', async () => {
    expect(await verdict(problem('answer="(" type="regexp"'), 'x')).toMatchObject({ error: 'problem' });
    const requests: unknown[] = [];
    const result = await grade(
      problem('answer="\\N{BULLET}" type="regexp"'),
      { '2_1': '•' },
      {
        runScript: async (request) => {
          requests.push(request);
          return { ok: true, values: { found: { text: 'True', truthy: true, json: true } } };
        },
      },
    );
    expect(result.inputs?.['2_1']).toMatchObject({ correctness: 'correct' });
    expect(requests).toMatchObject([
      { kind: 'answer', globals: { pattern: '^\\N{BULLET}$', given: '•', ignore_case: false } },
    ]);
  });

  it('asks Python for the pattern of a hint too, and shows no hint where nobody can search for it', async () => {
    const given = problem(
      'answer="x"',
      '<regexphint answer="(">Odd</regexphint><regexphint answer="y.*">Why</regexphint>',
    );
    expect(await verdict(given, 'yes')).toMatchObject({ correctness: 'incorrect', hints: [{ html: 'Why' }] });
    const finds = async () => ({ ok: true, values: { found: { text: 'True', truthy: true, json: true } } }) as const;
    const asked = await grade(given, { '2_1': 'yes' }, { runScript: finds });
    expect(asked.inputs?.['2_1']).toMatchObject({ hints: [{ html: 'Odd' }] });
  });

  it('answers a megabyte in bounded work, and uses no attempt for what takes too long', async () => {
    const text = 'a'.repeat(1_000_000);
    expect(await verdict(problem('answer="x"'), text)).toMatchObject({ correctness: 'incorrect' });
    expect(await verdict(problem('answer="(a+)+b" type="regexp"'), text)).toMatchObject({ error: 'answer' });
  });

  it('needs an answer and takes one input', () => {
    expect(problem('').fault).toMatchObject({ code: 'response' });
    expect(problem('answer="a"', '<textline/>').fault).toMatchObject({ code: 'response' });
    expect(parseProblem('<problem><stringresponse answer="a"/></problem>').fault).toMatchObject({
      code: 'response',
      line: 1,
    });
  });
});
