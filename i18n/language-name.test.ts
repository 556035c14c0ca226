import { expect, it } from 'vitest';
import { languageName } from './language-name';

it.each([
  ['fi', undefined, 'suomi'],
  ['fi', 'en', 'Finnish'],
  ['en-XA', undefined, 'English (Pseudo-Accents)'],
  ['not a tag', undefined, 'not a tag'],
  ['not a tag', 'en', 'not a tag'],
  ['fi', 'not a tag', 'fi'],
])('%s, said in %s, is %s', (tag, inLanguage, name) => {
  expect(languageName(tag, inLanguage)).toBe(name);
});
