import { describe, expect, it } from 'vitest';
import { parseProblem } from '../source/parse-problem';
import { viewProblem } from '../view';

const inputs = (inside: string) =>
  viewProblem(parseProblem(`<problem>${inside}</problem>`), { hasSandbox: true }).inputs;
const custom = (input: string) => inputs(`<customresponse cfn="f">${input}</customresponse>`);

describe('what a learner sees of each input', () => {
  it('text, several lines, formulas', () => {
    expect(custom('<textline math="1" hidden="true" inline="1"/>')).toMatchObject([
      { type: 'text', math: true, hidden: true, inline: true, size: null },
    ]);
    expect(custom('<textbox rows="3" cols="40" mode="python">x = 1</textbox>')).toMatchObject([
      { type: 'textbox', rows: 3, columns: 40, mode: 'python', initialText: 'x = 1' },
    ]);
    expect(custom('<chemicalequationinput size="9"/>')).toMatchObject([{ type: 'chemical', size: 9 }]);
    expect(custom('<formulaequationinput/>')).toMatchObject([{ type: 'formula', math: true }]);
  });

  it('choices with number fields, cut where a field stands', () => {
    const choice =
      '<choice correct="true">a <b>is <numtolerance_input answer="1"/> m</b> or <numtolerance_input answer="2"/></choice>';
    expect(inputs(`<choicetextresponse><radiotextgroup>${choice}</radiotextgroup></choicetextresponse>`)).toMatchObject(
      [
        {
          type: 'choicetext',
          multiple: false,
          choices: [
            {
              name: 'choiceinput_0',
              field: 'choice',
              parts: [
                { kind: 'html', html: 'a <b>is </b>' },
                { kind: 'field', field: 'choiceinput_0_numtolerance_input_0' },
                { kind: 'html', html: '<b> m</b> or ' },
                { kind: 'field', field: 'choiceinput_0_numtolerance_input_1' },
              ],
            },
          ],
        },
      ],
    );
    expect(
      inputs(`<choicetextresponse><checkboxtextgroup>${choice}</checkboxtextgroup></choicetextresponse>`),
    ).toMatchObject([{ multiple: true, choices: [{ field: 'choiceinput_0bc' }] }]);
  });

  it('pictures, annotations, frames, things to drag, circuits', () => {
    expect(
      inputs(
        '<imageresponse><imageinput src="/static/a.png" alt="A" width="40" height="30" rectangle="(1,1)-(2,2)"/></imageresponse>',
      ),
    ).toEqual([
      {
        type: 'image',
        inputId: '2_1',
        label: null,
        descriptions: [],
        src: '/static/a.png',
        alt: 'A',
        width: 40,
        height: 30,
      },
    ]);
    expect(
      inputs(
        '<annotationresponse><annotationinput><title>T</title><text>a <i>b</i></text><comment>c</comment><comment_prompt>cp</comment_prompt><tag_prompt>tp</tag_prompt><options><option choice="correct">x</option></options></annotationinput></annotationresponse>',
      ),
    ).toEqual([
      {
        type: 'annotation',
        inputId: '2_1',
        label: null,
        descriptions: [],
        title: 'T',
        text: 'a <i>b</i>',
        comment: 'c',
        commentPrompt: 'cp',
        tagPrompt: 'tp',
        options: [{ id: 0, text: 'x' }],
      },
    ]);
    expect(
      custom(
        '<jsinput html_file="/static/x.html" gradefn="a.g" get_statefn="a.s" set_statefn="a.t" initial_state="{}" width="9" height="8"/>',
      ),
    ).toMatchObject([
      {
        type: 'jsinput',
        src: '/static/x.html',
        gradeFunction: 'a.g',
        getStateFunction: 'a.s',
        setStateFunction: 'a.t',
        initialState: '{}',
        width: 9,
        height: 8,
        usesChannel: false,
      },
    ]);
    expect(custom('<jsinput html_file="/static/x.html" sop="false"/>')).toMatchObject([
      { gradeFunction: 'gradefn', getStateFunction: '', usesChannel: true },
    ]);
    expect(
      custom(
        '<drag_and_drop_input img="i.png" one_per_target="true"><draggable id="d" label="D" can_reuse="true"/><target id="t" x="1" y="2" w="3" h="4"/></drag_and_drop_input>',
      ),
    ).toMatchObject([
      {
        type: 'draganddrop',
        image: 'i.png',
        onePerTarget: true,
        draggables: [{ id: 'd', label: 'D', icon: '', reusable: true }],
        targets: [{ id: 't', x: 1, y: 2, width: 3, height: 4 }],
      },
    ]);
    expect(
      inputs(
        '<schematicresponse><schematic height="3" width="4" parts="R" analyses="dc" initial_value="[]"/><answer>x</answer></schematicresponse>',
      ),
    ).toMatchObject([{ type: 'schematic', width: 4, height: 3, parts: 'R', analyses: 'dc', initialValue: '[]' }]);
  });

  it('one item for each target, and items named by their ids, unless the author says otherwise', () => {
    const board = (attributes: string) =>
      custom(
        `<drag_and_drop_input img="i.png" ${attributes}><draggable id="d" icon="d.png"/><draggable id="e" label=""/></drag_and_drop_input>`,
      )[0];
    expect(board('')).toMatchObject({ onePerTarget: true, draggables: [{ label: 'd' }, { label: '' }] });
    expect(board('one_per_target="false" no_labels="true"')).toMatchObject({
      onePerTarget: false,
      draggables: [{ label: '' }, { label: '' }],
    });
  });

  it('programs: typed, not uploaded', () => {
    const code = (input: string) => inputs(`<coderesponse>${input}</coderesponse>`);
    expect(code('<matlabinput rows="5"/>')).toMatchObject([{ type: 'textbox', rows: 5 }]);
    expect(code('<filesubmission/>')).toMatchObject([{ type: 'unsupported', tag: 'filesubmission', reason: 'type' }]);
  });

  it('a place for inputs that nobody can fill in here', () => {
    expect(custom('<designprotein2dinput target_shape="x"/>')).toMatchObject([
      { type: 'unsupported', tag: 'designprotein2dinput', reason: 'type' },
    ]);
  });
});
