import { describe, expect, it } from 'vitest';
import { compareEdits, mergeEdits } from './merge-edits';

const lines = (...texts: string[]) => texts.map((text) => `<p>${text}</p>\n`).join('');
const base = {
  settings: { display_name: 'Text', weight: 1 },
  source: lines('one', 'two', 'three', 'four', 'five', 'six'),
};

describe('two edits of one block', () => {
  it('are one where they change different things', () => {
    const theirs = {
      settings: { ...base.settings, weight: 2 },
      source: lines('ONE', 'two', 'three', 'four', 'five', 'six'),
    };
    const mine = {
      settings: { display_name: 'Mine', weight: 1 },
      source: lines('one', 'two', 'three', 'four', 'five', 'SIX'),
    };
    expect(mergeEdits(base, theirs, mine)).toEqual({
      settings: { display_name: 'Mine', weight: 2 },
      source: lines('ONE', 'two', 'three', 'four', 'five', 'SIX'),
      clashes: [],
      isSourceClashing: false,
    });
  });

  it('leave mine in the place that both changed, and say so', () => {
    const theirs = {
      settings: { display_name: 'Theirs' },
      source: lines('one', 'TWO', 'three', 'four', 'five', 'six'),
    };
    const mine = {
      settings: { display_name: 'Mine', weight: 1 },
      source: lines('one', '2', 'three', 'four', 'five', 'six'),
    };
    expect(mergeEdits(base, theirs, mine)).toEqual({
      settings: { display_name: 'Mine' },
      source: mine.source,
      clashes: ['display_name'],
      isSourceClashing: true,
    });
  });

  it('take a setting away where one did and the other left it', () => {
    const mine = { ...base, settings: { display_name: 'Text' } };
    expect(mergeEdits(base, base, mine).settings).toEqual({ display_name: 'Text' });
    expect(mergeEdits(base, mine, base).settings).toEqual({ display_name: 'Text' });
  });

  it('are shown beside each other, word by word', () => {
    const theirs = { settings: { weight: 2 }, source: 'The mean answers one question' };
    const mine = { settings: { weight: 3 }, source: 'The average answers one question' };
    const difference = compareEdits(theirs, mine);
    expect(difference.settings).toEqual([{ name: 'weight', theirs: 2, mine: 3 }]);
    expect(difference.source?.theirs.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['mean']);
    expect(difference.source?.mine.filter(({ isOwn }) => isOwn).map(({ text }) => text)).toEqual(['average']);
    expect(compareEdits(base, base)).toEqual({ settings: [], source: null });
  });
});
