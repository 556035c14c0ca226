import { expect, it } from 'vitest';
import { compareWords } from './compare-words';

it('says which words went and came, and what stands around them', () => {
  expect(compareWords('The mean answers one question', 'The average answers one question')).toEqual([
    { kind: 'same', text: 'The ' },
    { kind: 'gone', text: 'mean' },
    { kind: 'new', text: 'average' },
    { kind: 'same', text: ' answers one question' },
  ]);
});

it('leaves out what stayed far from any change, at whole words', () => {
  const long = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ');
  const runs = compareWords(`${long} old ${long}`, `${long} new ${long}`) ?? [];
  expect(runs.map(({ text }) => text)).toEqual([
    '… word35 word36 word37 word38 word39 ',
    'old',
    'new',
    ' word0 word1 word2 word3 word4 …',
  ]);
});

it('says nothing of equal texts, and gives up on texts without anything in common', () => {
  expect(compareWords('same', 'same')).toEqual([{ kind: 'same', text: '' }]);
  const words = (prefix: string) => Array.from({ length: 1000 }, (_, n) => `${prefix}${n}`).join(' ');
  expect(compareWords(words('a'), words('b'))).toBeNull();
});
