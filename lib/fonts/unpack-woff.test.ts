import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { expect, it } from 'vitest';
import { unpackWoff } from './unpack-woff';

const folder = join(import.meta.dirname, '../../node_modules/@fontsource');

it.each(['newsreader/files/newsreader-latin-400-italic.woff', 'inter/files/inter-cyrillic-400-normal.woff'])(
  'unpacks %s to a font with the same letters',
  (file) => {
    const woff = readFileSync(join(folder, file));
    const plain = unpackWoff(woff);
    expect(plain.length).toBe(woff.readUInt32BE(16));
    const [before, after] = [create(woff), create(plain)];
    if (!('characterSet' in before) || !('characterSet' in after)) throw new Error('not one face');
    expect(after.postscriptName).toBe(before.postscriptName);
    expect(after.characterSet).toEqual(before.characterSet);
    for (const letter of before.characterSet)
      expect(after.glyphForCodePoint(letter).path.toSVG()).toBe(before.glyphForCodePoint(letter).path.toSVG());
  },
);

it('refuses what is no WOFF', () => {
  expect(() => unpackWoff(Buffer.from('wOF2, or anything else'))).toThrow(/no WOFF/);
});
