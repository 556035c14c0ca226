import { expect, test } from 'vitest';
import { rememberOf } from './remember-of';

test('Something is made once of each object, undefined too', () => {
  const asked: string[] = [];
  const lengthOf = rememberOf(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name === '' ? undefined : name.length;
  });
  const ada = { name: 'Ada' };
  const nobody = { name: '' };
  expect([lengthOf(ada), lengthOf(ada), lengthOf(nobody), lengthOf(nobody), lengthOf({ name: 'Ada' })]).toEqual([
    3,
    3,
    undefined,
    undefined,
    3,
  ]);
  expect(asked).toEqual(['Ada', '', 'Ada']);
});
