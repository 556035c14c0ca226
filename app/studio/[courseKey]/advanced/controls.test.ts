import { expect, it } from 'vitest';
import english from '@/messages/en.json';
import { advancedControls, knownFields, unknownNames } from './controls';

it('has words for every setting of a course that is known, and for no other', () => {
  expect(Object.keys(english.studioAdvanced.help).sort()).toEqual([...knownFields.keys()].sort());
});

it('shows settings that nobody knows beside those that are known', () => {
  const settings = { display_name: 'x', zz_plugin: { a: 1 }, other: 2 };
  expect(unknownNames(settings)).toEqual(['other', 'zz_plugin']);
  expect(advancedControls(['zz_plugin']).at(-1)).toEqual({
    name: 'set:zz_plugin',
    field: 'settings/zz_plugin',
    kind: 'json',
  });
});
