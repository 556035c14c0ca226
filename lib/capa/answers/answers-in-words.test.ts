import { expect, it } from 'vitest';
import type { Answer } from '../model';
import { parseProblem } from '../source/parse-problem';
import { viewProblem } from '../view';
import { answersInWords } from './answers-in-words';

const words = (inside: string, answer: Answer) => {
  const view = viewProblem(parseProblem(`<problem>${inside}</problem>`), { hasSandbox: true });
  return answersInWords({ '2_1': answer }, view).map(({ text }) => text);
};

it('says answers in words', () => {
  const image = '<imageresponse><imageinput src="a" width="9" height="9" rectangle="(1,1)-(2,2)"/></imageresponse>';
  expect(words(image, '[12,30]')).toEqual(['(12, 30)']);
  const annotation =
    '<annotationresponse><annotationinput><options><option choice="correct">Verona</option></options></annotationinput></annotationresponse>';
  expect(words(annotation, '{"options":[0],"comment":"In act 1"}')).toEqual(['Verona: In act 1']);
  expect(words(annotation, '{"options":[],"comment":"In act 1"}')).toEqual(['In act 1']);
  const board =
    '<customresponse cfn="f"><drag_and_drop_input img="a"><draggable id="s" label="Sun"/><draggable id="m"/><target id="l" x="1" y="1" w="9" h="9"/></drag_and_drop_input></customresponse>';
  expect(words(board, '[{"s":"l"},{"m":[3,4]},{"m":"gone"}]')).toEqual(['Sun → 1, m → (3, 4), m → gone']);
  const choices = (tag: string) =>
    `<choicetextresponse><${tag}><choice correct="true"><b>b</b> <numtolerance_input answer="5"/> m</choice><choice>c</choice></${tag}></choicetextresponse>`;
  const numbers = { choiceinput_0_numtolerance_input_0: '7' };
  expect(words(choices('radiotextgroup'), { choice: 'choiceinput_0', ...numbers })).toEqual(['b 7 m']);
  expect(words(choices('checkboxtextgroup'), { choiceinput_0bc: 'on', choiceinput_1bc: 'on', ...numbers })).toEqual([
    'b 7 m, c',
  ]);
  // Nothing is chosen: what was written is kept none the less.
  expect(words(choices('radiotextgroup'), numbers)).toEqual(['7']);
  expect(words(choices('radiotextgroup'), null)).toEqual([]);

  const framed = '<customresponse cfn="f"><jsinput html_file="a"/></customresponse>';
  expect(words(framed, '{"answer":"7","state":"{}"}')).toEqual(['7']);
  expect(words(framed, 'seven')).toEqual(['seven']);
  const circuit = '<schematicresponse><schematic/><answer>x</answer></schematicresponse>';
  expect(words(circuit, '[["r",[0,0,0],{"name":"R1","r":"1K"}],["g",[0,48,0]]]')).toEqual(['R1 1KΩ']);
  expect(words(circuit, '[["g",[0,48,0]]]')).toEqual(['[["g",[0,48,0]]]']);
  expect(words(circuit, '[[')).toEqual(['[[']);
});
