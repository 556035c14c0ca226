import { describe, expect, it } from 'vitest';
import { grade } from '../grade';
import { parseProblem } from '../source/parse-problem';
import { readAnnotation } from './annotation-answer';
import { readPoint } from './image-point';
import { parseAnswers } from './parse-answers';
import { readPlacements } from './placements';
import { readAnswers } from './read-answers';

const problem = (inside: string) => parseProblem(`<problem>${inside}</problem>`);
const picture = problem(
  '<imageresponse><imageinput src="/static/a.png" width="90" height="90" rectangle="(10,10)-(20,20)"/></imageresponse>',
);
const annotation = problem(
  '<annotationresponse><annotationinput><options><option choice="correct">a</option></options></annotationinput></annotationresponse>',
);
const board =
  problem(`<customresponse cfn="f"><drag_and_drop_input img="a.png"><draggable id="sun"/><draggable id="dot" can_reuse="true"/>
  <target id="left" x="1" y="1" w="9" h="9"/></drag_and_drop_input></customresponse>`);

const read = (of: typeof picture, fields: Record<string, string>) =>
  readAnswers(of, parseAnswers(Object.entries(fields).map(([name, value]) => [`input_2_1${name}`, value] as const)))[
    '2_1'
  ];

describe('what a form sent, as it is graded', () => {
  it('is a place of a picture', async () => {
    expect(read(picture, { '.x': '12', '.y': ' 30 ' })).toBe('[12,30]');
    expect(read(picture, { '.x': '', '.y': '' })).toBe('');
    expect(read(picture, { '': '[3,4]' })).toBe('[3,4]');
    expect(readAnswers(picture, {})).toEqual({ '2_1': null });
    const verdict = async (fields: Record<string, string>) => grade(picture, { '2_1': read(picture, fields) ?? null });
    expect(await verdict({ '.x': '20', '.y': '10' })).toMatchObject({ isCorrect: true });
    expect(await verdict({ '.x': '21', '.y': '10' })).toMatchObject({ isCorrect: false });
    // One number alone is no place: said, and no attempt used.
    expect(await verdict({ '.x': '20', '.y': '' })).toMatchObject({ error: 'answer' });
  });

  it('is a tag and a comment', async () => {
    const sent = read(annotation, { '.option': '0', '.comment': 'so "it" is' });
    expect(sent).toBe('{"options":[0],"comment":"so \\"it\\" is"}');
    expect(readAnnotation(sent)).toEqual({ option: 0, comment: 'so "it" is' });
    expect(await grade(annotation, { '2_1': sent ?? null })).toMatchObject({ isCorrect: true });
    expect(read(annotation, { '.comment': 'c' })).toBe('{"options":[],"comment":"c"}');
    expect(read(annotation, { '.comment': ' ' })).toBe('');
  });

  it('is what lies where, items in the author’s order, copies in theirs', () => {
    const fields = {
      '.item_1_10': 'left',
      '.item_1_2': 'right',
      '.item_0_0': 'left',
      '.item_7_0': 'left',
      '.item_1_0': '',
    };
    const sent = read(board, fields);
    expect(sent).toBe('[{"sun":"left"},{"dot":"right"},{"dot":"left"}]');
    expect(readPlacements(sent)).toEqual([
      { item: 'sun', place: 'left' },
      { item: 'dot', place: 'right' },
      { item: 'dot', place: 'left' },
    ]);
    expect(read(board, { '.item_0_0_x': '3', '.item_0_0_y': '4.5', '.item_1_0_x': '1', '.item_1_0_y': '' })).toBe(
      '[{"sun":[3,4.5]}]',
    );
    expect(read(board, { '.item_0_0': '', '.item_1_0': '' })).toBe('');
  });

  it('is left alone where it is no field of a tool, and other inputs are left out', () => {
    const text = problem('<stringresponse answer="a"><textline/></stringresponse>');
    expect(readAnswers(text, { '2_1': 'a', '9_9': 'b' })).toEqual({ '2_1': 'a' });
  });
});

describe('what stands in the fields', () => {
  it('is nothing where a stored answer cannot be read', () => {
    for (const broken of ['nothing', '{', '[1,2,3]', '[-1,2]', 'null', '', null, undefined, ['a']]) {
      expect(readPoint(broken)).toBeNull();
      expect(readAnnotation(broken)).toEqual({ option: null, comment: '' });
      expect(readPlacements(broken)).toEqual([]);
    }
    expect(readPlacements('{"use_targets":true,"draggables":[{"a":"t"}]}')).toEqual([{ item: 'a', place: 't' }]);
  });
});
