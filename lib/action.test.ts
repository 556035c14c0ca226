import { expect, it } from 'vitest';
import { z } from 'zod';
import { failedState } from './action';

it('answers what does not fit as Invalid, in a sentence', () => {
  const { error } = z.object({ title: z.string().max(3) }).safeParse({ title: 'Too long' });
  expect(failedState(error)).toMatchObject({
    status: 'failed',
    kind: 'Invalid',
    code: 'input.invalid',
    message: expect.stringMatching(/^\p{Lu}.+\.$/u),
  });
});

it('knows what verbs throw where they parse', () => {
  try {
    z.string().parse(1);
  } catch (error) {
    expect(failedState(error)).toMatchObject({ kind: 'Invalid' });
  }
  expect.assertions(1);
});

it('tells nothing of another failure', () => {
  expect(failedState(new Error('secret'))).toMatchObject({ kind: 'Internal', code: 'internal' });
});
