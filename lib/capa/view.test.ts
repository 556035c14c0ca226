import { describe, expect, it } from 'vitest';
import { parseProblem } from './source/parse-problem';
import { loadView, viewProblem } from './view';

const view = (inside: string, seed = 1) => viewProblem(parseProblem(`<problem>${inside}</problem>`), { seed });
const radio = (attributes: string, count: number) =>
  `<multiplechoiceresponse><choicegroup ${attributes}>${Array.from({ length: count }, (_, i) => `<choice correct="${i === 1}">c${i}</choice>`).join('')}</choicegroup></multiplechoiceresponse>`;

describe('viewProblem', () => {
  it('merges static markup, as HTML, and cuts it only where an input stands', () => {
    const { nodes } = view(
      '<p>One<br/>&amp; <i/></p><img src="a.png" alt="x &lt; y"/><div class="row"><b>2</b><numericalresponse answer="4"><textline size="5" trailing_text="m"/></numericalresponse></div><p>End</p>',
    );
    expect(nodes).toMatchObject([
      { kind: 'html', html: '<p>One<br>&amp; <i></i></p><img src="a.png" alt="x &lt; y">' },
      {
        kind: 'element',
        tag: 'div',
        attributes: { class: 'row' },
        children: [
          { kind: 'html', html: '<b>2</b>' },
          { kind: 'input', inputId: '2_1', input: { type: 'numerical', size: 5, trailingText: 'm' } },
        ],
      },
      { kind: 'html', html: '<p>End</p>' },
    ]);
  });

  it('takes the question from <label>, and explanations from <description>', () => {
    const { nodes, inputs } = view(
      '<stringresponse answer="x"><label>What <em>now</em>?</label><description>Think.</description><p>hm</p><textline/></stringresponse>',
    );
    expect(inputs).toMatchObject([{ label: 'What <em>now</em>?', descriptions: ['Think.'] }]);
    expect(nodes).toMatchObject([{ kind: 'html', html: '<p>hm</p>' }, { kind: 'input' }]);
  });

  it('takes a label attribute, with the paragraph before that says the same', () => {
    const response = '<stringresponse answer="x"><textline label="What is it?"/></stringresponse>';
    const same = view(`<p>What is <b>it?</b></p>${response}`);
    expect(same.nodes).toMatchObject([{ kind: 'input', input: { label: 'What is <b>it?</b>' } }]);
    const other = view(`<p>Else</p>${response}`);
    expect(other.nodes).toMatchObject([{ kind: 'html', html: '<p>Else</p>' }, { input: { label: 'What is it?' } }]);
  });

  it('makes one group of a response with several inputs', () => {
    const { nodes, inputs } = view(
      `<optionresponse><label>Both</label><optioninput label="a" options="('x','y')" correct="x"/><optioninput options="('z')" correct="z"/></optionresponse>`,
    );
    expect(nodes).toMatchObject([
      { kind: 'group', label: 'Both', children: [{ input: { label: 'a' } }, { input: { label: null } }] },
    ]);
    expect(inputs.map(({ inputId }) => inputId)).toEqual(['2_1', '2_2']);
  });

  it('shuffles by seed and keeps fixed choices in their places', () => {
    const names = (seed: number) =>
      view(radio('shuffle="true"', 4), seed).inputs.flatMap((input) =>
        input.type === 'choice' ? input.choices.map(({ name }) => name) : [],
      );
    expect(names(1)).toEqual(names(1));
    expect(names(1)).not.toEqual(names(2));
    const fixed = view(
      '<multiplechoiceresponse><choicegroup shuffle="true"><choice fixed="true" correct="true">0</choice><choice correct="false">1</choice><choice correct="false" fixed="true">2</choice><choice correct="false">3</choice><choice fixed="true" correct="false">4</choice></choicegroup></multiplechoiceresponse>',
      5,
    );
    const order = fixed.inputs.flatMap((input) =>
      input.type === 'choice' ? input.choices.map(({ html }) => html) : [],
    );
    expect([order[0], order.slice(3)]).toEqual(['0', ['2', '4']]);
    expect(order.slice(1, 3).sort()).toEqual(['1', '3']);
  });

  it('draws one right choice and so many wrong ones from a pool', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const input = view(radio('answer-pool="3"', 6), seed).inputs[0];
      const names = input?.type === 'choice' ? input.choices.map(({ name }) => name) : [];
      expect(names).toHaveLength(3);
      expect(names).toContain('choice_1');
    }
  });

  it('counts points and demand hints and knows of a solution, without telling them', () => {
    const given = view(
      `${radio('', 2)}<stringresponse answer="x"><textline points="3"/></stringresponse><demandhint><hint>a</hint><hint>b</hint></demandhint><solution><p>s</p></solution>`,
    );
    expect(given).toMatchObject({ maxPoints: 4, demandHintCount: 2, hasSolution: true, gradable: true, fault: null });
    expect(given.nodes.every(({ kind }) => kind === 'input')).toBe(true);
  });

  it('shows a place for responses that nobody knows, and for obsolete ones', () => {
    const given = view(
      '<jsmeresponse answer="CCO"><jsme/></jsmeresponse><symbolicresponse expect="x"><textline/></symbolicresponse>',
    );
    expect(given.nodes).toMatchObject([
      { kind: 'unsupported', tag: 'jsmeresponse' },
      { kind: 'input', inputId: '2_1', input: { type: 'unsupported', tag: 'symbolicresponse', reason: 'type' } },
    ]);
    expect(given).toMatchObject({ gradable: false, maxPoints: 1 });
  });

  it('keeps short explanations apart from the text', () => {
    expect(view('<p>Mass<clarification>in <b>kg</b></clarification>!</p>').nodes).toMatchObject([
      { tag: 'p', children: [{ html: 'Mass' }, { kind: 'clarification', html: 'in <b>kg</b>' }, { html: '!' }] },
    ]);
  });

  it('carries the fault of a broken problem, for the course team, and nothing else', () => {
    const broken = viewProblem(parseProblem('<problem>\n<p>x</problem>'));
    expect(broken).toMatchObject({ nodes: [], gradable: false, fault: { code: 'broken-xml', line: 2 } });
    expect(viewProblem(parseProblem('<!DOCTYPE a><problem/>')).fault).toMatchObject({ code: 'doctype' });
    expect(view('<numericalresponse><textline/></numericalresponse>').fault).toMatchObject({ code: 'response' });
  });

  it('is plain data', () => {
    const given = view(`<p>x</p>${radio('', 3)}`);
    expect(JSON.parse(JSON.stringify(given))).toEqual(given);
  });
});

describe('loadView', () => {
  const scripted = parseProblem(
    '<problem><script type="loncapa/python">a = 3\nab = "<b>4</b>"</script><p title="$a">$a and $ab, $unknown</p><numericalresponse answer="$a"><textline label="About $a"/></numericalresponse></problem>',
  );
  const runScript = async () => ({
    ok: true as const,
    values: { a: { text: '3', truthy: true, json: 3 }, ab: { text: '<b>4</b>', truthy: true, json: '<b>4</b>' } },
  });

  it('puts the script’s values in their places, longest names first', async () => {
    const given = await loadView(scripted, { seed: 1, runScript });
    expect(given.nodes).toMatchObject([
      { html: '<p title="3">3 and <b>4</b>, $unknown</p>' },
      { input: { type: 'numerical', label: 'About 3' } },
    ]);
    expect(given.gradable).toBe(true);
  });

  it('marks the inputs where there is no sandbox', async () => {
    const given = await loadView(scripted, { runScript: undefined });
    expect(given.inputs).toMatchObject([{ type: 'unsupported', reason: 'script', tag: 'numericalresponse' }]);
    expect(given.gradable).toBe(false);
  });

  it('carries the fault of a failing script', async () => {
    const fails = async () => ({ ok: false as const, reason: 'syntax' as const, message: 'invalid syntax', line: 2 });
    expect((await loadView(scripted, { runScript: fails })).fault).toMatchObject({
      code: 'script-failed',
      message: expect.stringContaining('invalid syntax'),
    });
  });
});
