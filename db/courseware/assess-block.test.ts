import { expect, it } from 'vitest';
import { assessBlock } from './assess-block';
import type { NodeBody } from './model';

const node = (type: string, source?: string): NodeBody => ({
  type,
  id: 'x',
  settings: {},
  ...(source === undefined ? {} : { source }),
  children: [],
});
const choice =
  '<multiplechoiceresponse><choicegroup><choice correct="true">A</choice></choicegroup></multiplechoiceresponse>';

it.each([
  ['a container', node('vertical'), { isSupported: true, maxPoints: null }],
  ['a text', node('html', '<p>Hi</p>'), { isSupported: true, maxPoints: null }],
  ['an add-on', node('poll', '<poll/>'), { isSupported: false, maxPoints: null }],
  ['a problem', node('problem', `<problem>${choice}</problem>`), { isSupported: true, maxPoints: 1 }],
  ['two questions', node('problem', `<problem>${choice}${choice}</problem>`), { isSupported: true, maxPoints: 2 }],
  [
    'a problem without a question',
    node('problem', '<problem><p>Think.</p></problem>'),
    { isSupported: true, maxPoints: null },
  ],
  ['a problem without anything', node('problem'), { isSupported: true, maxPoints: null }],
  ['a problem in broken XML', node('problem', '<problem><p></problem>'), { isSupported: false, maxPoints: null }],
  [
    'a block that could not be read',
    { ...node('html', 'x'), fault: { code: 'broken-xml', message: '', path: 'html/x.xml', line: 1 } },
    { isSupported: false, maxPoints: null },
  ],
])('assesses %s', (_, body, expected) => {
  expect(assessBlock(body)).toEqual(expected);
});
