import { expect, it } from 'vitest';
import { attemptScore } from './attempt-score';

it('takes the last, first, highest or average', () => {
  const history = [1, 3, 2];
  expect(attemptScore(history, 'last_score')).toBe(2);
  expect(attemptScore(history, 'first_score')).toBe(1);
  expect(attemptScore(history, 'highest_score')).toBe(3);
  expect(attemptScore(history, 'average_score')).toBe(2);
});

it('rounds the average to two places, ties to even', () => {
  expect(attemptScore([1, 0, 0], 'average_score')).toBe(0.33);
  expect(attemptScore([1, 0, 0, 0, 0, 0, 0, 0], 'average_score')).toBe(0.12);
  expect(attemptScore([1, 1, 1, 0, 0, 0, 0, 0], 'average_score')).toBe(0.38);
});

it('is 0 without attempts', () => {
  expect(attemptScore([], 'highest_score')).toBe(0);
});
