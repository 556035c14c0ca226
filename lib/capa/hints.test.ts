import { expect, it } from 'vitest';
import { demandHints } from './hints';
import { parseProblem } from './source/parse-problem';

it('gives the demand hints in order, as author HTML', () => {
  const problem = parseProblem(
    '<problem><demandhint><hint label="x">One <b>1</b></hint><hint> Two </hint></demandhint></problem>',
  );
  expect(demandHints(problem)).toEqual(['One <b>1</b>', 'Two']);
});

it('gives none where there are none, and none of a broken problem', () => {
  expect(demandHints(parseProblem('<problem/>'))).toEqual([]);
  expect(demandHints(parseProblem('<problem>'))).toEqual([]);
});
