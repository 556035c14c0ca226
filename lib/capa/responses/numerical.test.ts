import { describe, expect, it } from 'vitest';
import { findFaults } from '../find-faults';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';

const problem = (attributes: string, inside = '') =>
  parseProblem(
    `<problem><numericalresponse ${attributes}>${inside}<formulaequationinput/></numericalresponse></problem>`,
  );
const tolerance = (text: string, more = '') => `<responseparam type="tolerance" default="${text}" ${more}/>`;

async function verdict(given: ReturnType<typeof problem>, answer: string) {
  const result = await grade(given, { '2_1': answer });
  return result.error === undefined ? result.inputs['2_1'] : result;
}

describe('numericalresponse', () => {
  it.each([
    ['answer="10"', '', '10.0001', 'correct'],
    ['answer="10"', '', '10.0002', 'incorrect'],
    ['answer="10"', tolerance('0.5'), '10.5', 'correct'],
    ['answer="10"', tolerance('0.5'), '10.51', 'incorrect'],
    ['answer="10"', tolerance('5%'), '9.5', 'correct'],
    ['answer="-10"', tolerance('5%'), '-10.5', 'correct'],
    ['answer="0"', tolerance('5%'), '0.001', 'incorrect'],
    ['answer="2^10"', '', '1024', 'correct'],
    ['answer="10"', '', '', 'incorrect'],
    ['answer="10"', '', '1e999', 'incorrect'],
    ['answer="inf"', '', '1e999', 'correct'],
    ['answer="1+2j"', tolerance('0.1'), '1+2*j', 'correct'],
    ['answer="[5,10)"', '', '5', 'correct'],
    ['answer="[5,10)"', '', '10', 'incorrect'],
    ['answer="[5,10)"', '', '9.999', 'correct'],
    ['answer="(0,pi]"', '', '3.141592653589793', 'correct'],
    ['answer="(0,pi]"', '', '0', 'incorrect'],
  ])('%s %s, given %j: %s', async (attributes, inside, answer, correctness) => {
    expect(await verdict(problem(attributes, inside), answer)).toMatchObject({ correctness });
  });

  it.each(['ten', '1,000', '2x', '(1', '1/0', 'fact(-1)', '5 5'])(
    'does not understand %j, and uses no attempt',
    async (answer) => {
      expect(await verdict(problem('answer="10"'), answer)).toMatchObject({ error: 'answer', inputId: '2_1' });
    },
  );

  it('takes no complex number for a range', async () => {
    expect(await verdict(problem('answer="[5,10]"'), '5+j')).toMatchObject({ error: 'answer' });
  });

  it('takes further answers exactly', async () => {
    const given = problem('answer="5"', `${tolerance('1')}<additional_answer answer="8"/>`);
    expect(await verdict(given, '16/2')).toMatchObject({ correctness: 'correct' });
    expect(await verdict(given, '8.0001')).toMatchObject({ correctness: 'incorrect' });
  });

  it('takes further answers beside a range, also on a border that is not part of it', async () => {
    const given = problem('answer="[5,7)"', '<additional_answer answer="10"/><additional_answer answer="7"/>');
    expect(await verdict(given, '10')).toMatchObject({ correctness: 'correct', points: 1 });
    expect(await verdict(given, '7')).toMatchObject({ correctness: 'correct' });
    expect(await verdict(given, '8')).toMatchObject({ correctness: 'incorrect', points: 0 });
  });

  it('asks further answers only where the answer is worth nothing else', async () => {
    const near = problem('answer="10" partial_credit="close"', `${tolerance('1')}<additional_answer answer="11.5"/>`);
    expect(await verdict(near, '11.5')).toMatchObject({ correctness: 'partially-correct', points: 0.5 });
    const wide = problem('answer="[5,7]" partial_credit="close"', '<additional_answer answer="8"/>');
    expect(await verdict(wide, '8')).toMatchObject({ correctness: 'partially-correct', points: 0.5 });
    const faulty = problem('answer="10"', '<additional_answer answer="2x"/>');
    expect(await verdict(faulty, '10')).toMatchObject({ correctness: 'correct' });
    expect(await verdict(faulty, '9')).toMatchObject({ error: 'answer' });
    expect(await findFaults(faulty)).toMatchObject([{ code: 'bad-answer' }]);
  });

  it('goes through the listed answers in their order', async () => {
    const given = problem('answer="5" partial_credit="list,close"', tolerance('0.1', 'partial_answers="7, 7.15"'));
    expect(await verdict(given, '7.12')).toMatchObject({ points: 0.25 });
    expect(await verdict(given, '7.1')).toMatchObject({ points: 0.5 });
  });

  it.each([
    ['close', '5.2', 0.5],
    ['close', '5.21', 0],
    ['list', '7.1', 0.5],
    ['list', '5.2', 0],
    ['close,list', '5.15', 0.5],
    ['list,close', '7', 0.5],
    ['close,list', '7.2', 0.25],
    ['close,list', '7.21', 0],
  ])('partial credit by %s: %s earns %d', async (scheme, answer, points) => {
    const given = problem(
      `answer="5" partial_credit="${scheme}"`,
      tolerance('0.1', 'partial_answers="7, 9" partial_range="2"'),
    );
    expect(await verdict(given, answer)).toMatchObject({ points });
  });

  it('widens a range on both sides for closeness', async () => {
    const given = problem('answer="[5,10]" partial_credit="close"', '<responseparam partial_range="1"/>');
    expect(await verdict(given, '0.1')).toMatchObject({ points: 0.5 });
    expect(await verdict(given, '15')).toMatchObject({ points: 0 });
  });

  it('shows the hint of the answer that was right', async () => {
    const given = problem(
      'answer="5"',
      '<additional_answer answer="6"><correcthint>six</correcthint></additional_answer><correcthint>five</correcthint>',
    );
    expect(await verdict(given, '5')).toMatchObject({ hints: [{ html: 'five' }] });
    expect(await verdict(given, '12/2')).toMatchObject({ hints: [{ html: 'six' }] });
    expect(await verdict(given, '7')).toMatchObject({ hints: [] });
    const both = problem(
      'answer="5"',
      `${tolerance('1')}<additional_answer answer="6"><correcthint>six</correcthint></additional_answer><additional_answer answer="7"/><correcthint>five</correcthint>`,
    );
    expect(await verdict(both, '6')).toMatchObject({ hints: [{ html: 'five' }] });
    expect(await verdict(both, '7')).toMatchObject({ correctness: 'correct', hints: [] });
  });

  it('is not stopped by a legacy hint that cannot be read', async () => {
    const given = problem(
      'answer="5"',
      '<hintgroup><numericalhint answer="2x" name="odd"/><numericalhint answer="6" tolerance="x" name="odd"/><numericalhint answer="7" name="seven"/>' +
        '<hintpart on="odd"><text>Odd</text></hintpart><hintpart on="seven"><text>Less</text></hintpart></hintgroup>',
    );
    expect(await verdict(given, '5')).toMatchObject({ correctness: 'correct', hints: [] });
    expect(await verdict(given, '7')).toMatchObject({ correctness: 'incorrect', hints: [{ html: 'Less' }] });
  });

  it('tells the course team, not the learner, what is wrong with the author’s numbers', async () => {
    for (const attributes of ['answer="abc"', 'answer="[,5]"', 'answer="[j,5]"']) {
      const result = await verdict(problem(attributes), '1');
      expect(result).toMatchObject({ error: 'answer', detail: expect.stringContaining('cannot be used') });
    }
    expect(await verdict(problem('answer="5"', tolerance('x')), '1')).toMatchObject({ error: 'problem' });
    expect(await verdict(problem('answer="5" partial_credit="EDC"'), '5')).toMatchObject({ error: 'problem' });
  });
});
