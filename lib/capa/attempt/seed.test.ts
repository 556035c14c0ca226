import { expect, it } from 'vitest';
import { seedFor } from './seed';

const source = { perStudentDigest: () => 'ffffffff00', draw: () => 0.9999 };

it('is 1 where nothing is drawn', () => {
  expect(seedFor('never', source)).toBe(1);
});

it('is one of twenty for each learner, by the first seven digits of the digest', () => {
  // 0xfffffff = 268435455
  expect(seedFor('per_student', source)).toBe(268_435_455 % 20);
});

it('is drawn below 1000 otherwise', () => {
  expect(seedFor('always', source)).toBe(999);
  expect(seedFor('onreset', { ...source, draw: () => 0 })).toBe(0);
});
