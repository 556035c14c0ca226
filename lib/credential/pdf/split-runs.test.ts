import { beforeAll, describe, expect, it } from 'vitest';
import { loadCertificateFaces } from '@/lib/fonts';
import { type OpenFace, openFaces } from './faces';
import { splitRuns } from './split-runs';

let faces: readonly OpenFace[];
beforeAll(async () => {
  faces = openFaces(await loadCertificateFaces(['Az19 () שלום محمد ٩٢']));
});
const split = (text: string, direction: 'ltr' | 'rtl') =>
  splitRuns(text, 'serif', faces, direction).runs.map((run) => `${run.direction} ${run.text}`);

describe('a line', () => {
  it('of one face and direction is one run', () => {
    expect(split('Ada Lovelace (1815)', 'ltr')).toEqual(['ltr Ada Lovelace (1815)']);
  });

  it('from the right stands in turned order, with brackets that open the right way', () => {
    expect(split('شهادة (CS101)', 'rtl')).toEqual(['rtl (', 'ltr CS101', 'rtl )', 'rtl شهادة ']);
  });

  it('from the left keeps a name from the right together', () => {
    expect(split('by שלום', 'ltr')).toEqual(['ltr by ', 'rtl שלום']);
  });

  it('has the digits of an Arabic number from the left', () => {
    expect(split('محمد ٩٢', 'rtl').at(0)).toBe('ltr ٩٢');
  });
});
