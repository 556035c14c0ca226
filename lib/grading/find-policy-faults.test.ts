import { expect, it } from 'vitest';
import { findPolicyFaults } from './find-policy-faults';

const type = (name: string, weight: number | string = 0.5) => ({ type: name, min_count: 1, drop_count: 0, weight });

it('has nothing to say of a policy as courses have it, and of none', () => {
  expect(findPolicyFaults(null)).toEqual([]);
  expect(findPolicyFaults({ GRADER: [type('Quiz'), type('Exam', '0.7')], GRADE_CUTOFFS: { A: 0.9, B: 1 } })).toEqual(
    [],
  );
});

it.each([
  [{ GRADER: [type(' ')], GRADE_CUTOFFS: { Pass: 0.5 } }, 'GRADER[0].type', 'name-missing'],
  [{ GRADER: [type('Quiz'), type('Quiz ')], GRADE_CUTOFFS: { Pass: 0.5 } }, 'GRADER[1].type', 'name-repeated'],
  [{ GRADER: [type('Quiz', -1)], GRADE_CUTOFFS: { Pass: 0.5 } }, 'GRADER[0].weight', 'weight-below-zero'],
  [{ GRADER: [], GRADE_CUTOFFS: {} }, 'GRADE_CUTOFFS', 'cutoff-missing'],
  [{ GRADER: [], GRADE_CUTOFFS: { Pass: 0 } }, 'GRADE_CUTOFFS.Pass', 'cutoff-out-of-range'],
  [{ GRADER: [], GRADE_CUTOFFS: { ' ': 0.5 } }, 'GRADE_CUTOFFS. ', 'cutoff-name-missing'],
  [{ GRADER: [{ type: 'Quiz', weight: 1 }], GRADE_CUTOFFS: { Pass: 0.5 } }, 'GRADER[0].min_count', 'unusable'],
])('finds what is wrong (%#)', (policy, path, code) => {
  expect(findPolicyFaults(policy)).toContainEqual({ path, code });
});
