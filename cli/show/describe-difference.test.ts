import { expect, it } from 'vitest';
import { describeDifference } from './describe-difference';

const files = { added: [], removed: [], changed: [] };

it('says for a person what came, went, moved and changed', () => {
  const place = { parent: 'vertical@ve', path: ['Course', 'Unit'], index: 0 };
  const lines = describeDifference({
    added: [{ block: 'html@new', title: 'New', path: ['Course', 'Unit'], places: [place] }],
    removed: [{ block: 'html@old', title: 'html@old', path: ['Course'], places: [place] }],
    moved: [{ block: 'html@here', title: 'Here', path: ['Course'], from: [place], to: [{ ...place, index: 2 }] }],
    changed: [
      {
        block: 'problem@pr',
        title: 'Question',
        path: ['Course', 'Unit'],
        fields: [
          { field: 'setting', name: 'weight', after: 2 },
          { field: 'children', before: ['a', 'b'], after: ['b', 'a'] },
          { field: 'fault', before: null, after: 'broken-xml' },
          {
            field: 'source',
            hunks: [{ beforeStart: 1, beforeLines: 1, afterStart: 1, afterLines: 1, lines: ['-a', '+b'] }],
          },
        ],
      },
    ],
    documents: [
      { document: 'grading_policy.json', kind: 'json', change: 'added', after: { GRADER: [] } },
      { document: 'tabs/rules.html', kind: 'text', change: 'changed', hunks: null },
    ],
    files: {
      added: [{ path: 'a.png', place: 'static', bytes: 8, hash: 'a' }],
      removed: [],
      changed: [{ path: 'b.png', place: 'static', fields: [{ field: 'isLocked', before: false, after: true }] }],
    },
  });
  expect(lines).toEqual([
    '- Course › html@old',
    '+ Course › Unit › New (html@new)',
    '> Course › Here (html@here)',
    '    from Course › Unit, place 1',
    '    to   Course › Unit, place 3',
    '~ Course › Unit › Question (problem@pr)',
    '    weight: (not set) → 2',
    '    order: a, b → b, a',
    '    fault: none → broken-xml',
    '    source:',
    '      @@ -1,1 +1,1 @@',
    '      -a',
    '      +b',
    '+ grading_policy.json',
    '    (not set) → {"GRADER":[]}',
    '~ tabs/rules.html',
    '      (wholly different)',
    '+ file a.png (8 bytes)',
    '~ file b.png',
    '    isLocked: false → true',
  ]);
});

it('lets no author steer the terminal', () => {
  const block = { block: 'html@a', title: 'Red\u001b[31m\r\n\u0007', path: [], places: [] };
  const lines = describeDifference({ added: [block], removed: [], moved: [], changed: [], documents: [], files });
  expect(lines).toEqual(['+ Red[31m (html@a)']);
});
