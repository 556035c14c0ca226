import { expect, it } from 'vitest';
import { chooseCohort } from './choose-cohort';
import { readAutomaticNames } from './read-automatic-names';

it('gives a person one cohort, the same each time, and each cohort about as many', () => {
  const ids = ['coh_a', 'coh_b', 'coh_c'];
  const chosen = Array.from({ length: 3000 }, (_, index) => chooseCohort(ids, 'course-v1:O+C+r', `usr_${index}`));
  expect(chosen).toEqual(Array.from({ length: 3000 }, (_, at) => chooseCohort(ids, 'course-v1:O+C+r', `usr_${at}`)));
  for (const id of ids) {
    const share = chosen.filter((one) => one === id).length;
    expect(share).toBeGreaterThan(900);
    expect(share).toBeLessThan(1100);
  }
  expect(chooseCohort([], 'course-v1:O+C+r', 'usr_1')).toBeNull();
});

it.each([
  [{ cohorted: true, auto_cohort: true, auto_cohort_groups: ['A', ' B ', '', 'A', 3] }, ['A', 'B']],
  [{ cohorted: true, auto_cohort_groups: ['A'] }, []],
  [{ auto_cohort: true, auto_cohort_groups: ['A'] }, []],
  [{ cohorted: true, auto_cohort: true }, []],
  ['nonsense', []],
  [undefined, []],
])('reads %j as %j', (setting, names) => {
  expect(readAutomaticNames(setting)).toEqual(names);
});
