import { describe, expect, it } from 'vitest';
import { htmlEntities } from './html-entities';

describe('htmlEntities', () => {
  it.each([
    ['nbsp', '\u00a0'],
    ['yuml', '\u00ff'],
    ['eacute', 'é'],
    ['rarr', '→'],
    ['hellip', '…'],
    ['diams', '♦'],
  ])('reads %s', (name, character) => {
    expect(htmlEntities[name]).toBe(character);
  });

  it('holds the 248 names of HTML 4 that XML does not know, and no others', () => {
    expect(Object.keys(htmlEntities)).toHaveLength(248);
    expect(htmlEntities.amp).toBeUndefined();
    expect(htmlEntities.toString).toBeUndefined();
  });
});
