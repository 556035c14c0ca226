import { type Answers, grade, parseProblem, prepareProblem, type RunScript, viewProblem } from '@/lib/capa';
import { createSandbox, sandboxPlace } from '@/sandbox';
import { type Rate, rate, rateTable } from './measure/rate';
import type { BenchResult } from './measure/result';

const problems = {
  choice: `<problem><multiplechoiceresponse><label>Which planet is the largest?</label><choicegroup type="MultipleChoice" shuffle="true">
    <choice correct="false">Mars<choicehint>Look further out.</choicehint></choice><choice correct="true">Jupiter</choice>
    <choice correct="false">Venus</choice><choice correct="false">Saturn</choice></choicegroup></multiplechoiceresponse></problem>`,
  checkboxes: `<problem><choiceresponse partial_credit="EDC"><label>Which are gases?</label><checkboxgroup>
    <choice correct="true">Oxygen</choice><choice correct="false">Iron</choice><choice correct="true">Helium</choice>
    <choice correct="false">Carbon</choice></checkboxgroup></choiceresponse></problem>`,
  string: `<problem><stringresponse answer="Michigan" type="ci"><label>Which lake?</label>
    <additional_answer answer="Lake Michigan"/><stringequalhint answer="Superior">Near.</stringequalhint><textline size="20"/></stringresponse></problem>`,
  pattern: `<problem><stringresponse answer="(lake )?mich?igan" type="ci regexp"><label>Which lake?</label><textline/></stringresponse></problem>`,
  numerical: `<problem><numericalresponse answer="9.81"><label>How fast?</label><responseparam type="tolerance" default="1%"/>
    <formulaequationinput/></numericalresponse></problem>`,
  formula: `<problem><formularesponse type="ci" samples="x,n@1,2:3,4#15" answer="n*x^(n-1)"><label>The derivative?</label>
    <responseparam type="tolerance" default="0.00001"/><formulaequationinput/></formularesponse></problem>`,
  values: `<problem><script type="loncapa/python">
a = random.randint(2, 9)
b = random.randint(2, 9)
total = a + b
</script><p>What is $a + $b?</p><numericalresponse answer="$total"><formulaequationinput/></numericalresponse></problem>`,
  check: `<problem><script type="loncapa/python">
a = random.randint(2, 9)
def check(expect, answer):
    return {'ok': int(answer) % a == 0, 'msg': 'Divided by %d' % a}
</script><p>Name a multiple of $a.</p><customresponse cfn="check"><textline/></customresponse></problem>`,
};

/** More than one sandbox process would measure the machine's other work. */
const workers = 1;

/** Graded and rendered problems in a second of CPU, the sandbox's included, against DESIGN's goals. */
export async function benchCapa(): Promise<BenchResult> {
  const sandbox = createSandbox({ place: sandboxPlace(process.cwd()), workers });
  try {
    const rates = [...(await gradingRates()), ...(await viewRates()), ...(await scriptRates(sandbox.runScript))];
    return {
      title: 'Grading alone',
      about:
        'How often one problem is graded, shown or worked out in a second of CPU, by one process and one process of the sandbox.',
      tables: [rateTable(rates)],
      figures: { rates },
    };
  } finally {
    sandbox.close();
  }
}

/** One problem, right answers and wrong ones in turn. */
function graded(work: string, goal: number | null, xml: string, answers: readonly [right: Answers, wrong: Answers]) {
  const problem = parseProblem(xml);
  return rate(work, goal, async (time) => {
    const isRight = time % 2 === 0;
    expectCorrect(await grade(problem, answers[isRight ? 0 : 1]), isRight);
  });
}

function expectCorrect(result: Awaited<ReturnType<typeof grade>>, isRight: boolean): void {
  if (result.error !== undefined) throw new Error(result.message);
  if (result.isCorrect !== isRight) throw new Error('An answer was not graded as it should be.');
}

async function gradingRates(): Promise<readonly Rate[]> {
  const one = (right: Answers[string], wrong: Answers[string]) => [{ '2_1': right }, { '2_1': wrong }] as const;
  return [
    await graded('choice', 20_000, problems.choice, one('choice_1', 'choice_0')),
    await graded('checkboxes, partial credit', null, problems.checkboxes, one(['choice_0', 'choice_2'], ['choice_1'])),
    await graded('string', 20_000, problems.string, one('Lake michigan', 'Superior')),
    await graded('string by a pattern', null, problems.pattern, one('Lake Michigan', 'Lake Superior')),
    await graded('numerical', 10_000, problems.numerical, one('9.8', '3*10^1')),
    await graded('formula, 15 samples', 1_000, problems.formula, one('x^(n-1)*n', 'n*x^n-x')),
  ];
}

async function viewRates(): Promise<readonly Rate[]> {
  const choice = parseProblem(problems.choice);
  const ten = parseProblem(`<problem>${problems.numerical.replaceAll(/<\/?problem>/g, '').repeat(10)}</problem>`);
  return [
    await rate('view of a choice, shuffled', null, (time) => viewProblem(choice, { seed: time % 1000 })),
    await rate('view of ten numericals', null, () => viewProblem(ten)),
    await rate('problem read from its OLX', null, () => parseProblem(problems.choice)),
  ];
}

async function scriptRates(runScript: RunScript): Promise<readonly Rate[]> {
  const values = parseProblem(problems.values);
  const check = parseProblem(problems.check);
  const ready = await prepareProblem(values, { seed: 1, runScript });
  const checked = await prepareProblem(check, { seed: 1, runScript });
  const wrong: Answers = { '2_1': '-1' };
  return [
    await rate('scripted numerical, values kept', null, async () =>
      expectCorrect(await grade(ready, wrong, { runScript }), false),
    ),
    await rate('scripted numerical, new seed each time', null, async (time) =>
      expectCorrect(await grade(values, wrong, { seed: time, runScript }), false),
    ),
    await rate('check function, values kept', null, async () =>
      expectCorrect(await grade(checked, { '2_1': '0' }, { runScript }), true),
    ),
    await rate('check function, new seed each time', null, async (time) =>
      expectCorrect(await grade(check, { '2_1': '0' }, { seed: time, runScript }), true),
    ),
  ];
}
