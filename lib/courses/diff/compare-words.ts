import { diffWordsWithSpace } from 'diff';

/** A run of text that stayed, went or came. */
export interface WordRun {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Words that may come and go before two texts count as having nothing in common: the work grows with the square of it. */
const maxEditedWords = 600;
const contextCharacters = 36;
const ellipsis = '…';

/**
 * How two texts differ, word by word, for reading: a few words around each change, an ellipsis for what is left out between. Null
 * where they have too little in common to be read so. Pure.
 *
 * @example compareWords('The mean answers', 'The average answers')
 *   // [{ kind: 'same', text: 'The ' }, { kind: 'gone', text: 'mean' }, { kind: 'new', text: 'average' }, { kind: 'same', text: ' answers' }]
 */
export function compareWords(before: string, after: string): readonly WordRun[] | null {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: maxEditedWords });
  if (!changes) {
    return null;
  }
  return changes.map(({ value, added, removed }, index) => {
    const kind = added ? 'new' : removed ? 'gone' : 'same';
    return { kind, text: kind === 'same' ? shorten(value, index === 0, index === changes.length - 1) : value };
  });
}

/** What stayed, as far as it stands beside a change. */
function shorten(text: string, isFirst: boolean, isLast: boolean): string {
  if (isFirst && isLast) {
    return '';
  }
  const kept = (isFirst ? 0 : contextCharacters) + (isLast ? 0 : contextCharacters);
  if (text.length <= kept + ellipsis.length * 2) {
    return text;
  }
  const start = isFirst ? '' : atWord(text.slice(0, contextCharacters), /\S*$/u);
  const end = isLast ? '' : atWord(text.slice(-contextCharacters), /^\S*/u);
  return `${start}${ellipsis}${end}`;
}

/** Without the word that was cut through, unless that is all there is. */
const atWord = (text: string, cut: RegExp): string => text.replace(cut, '') || text;
