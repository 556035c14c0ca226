import { expect, test } from 'vitest';
import { choosePackages } from './choose-packages';

const depends = `server
  Depends: libone
 |Depends: locales
  Depends: locales-all
  Depends: <perl:any>
    perl
  PreDepends: libtwo
libone
  Depends: libthree
 |Depends: first
  Depends: second
libtwo
  Depends: libone
libthree
first
second
stranger
  Depends: libfour
`;

test('takes what is needed, through any number of steps, once', () => {
  expect(choosePackages(depends, ['server'])).toEqual(['first', 'libone', 'libthree', 'libtwo', 'server']);
});

test('leaves out virtual packages, second alternatives and what a server can do without', () => {
  const chosen = choosePackages(depends, ['server']);
  for (const name of ['<perl:any>', 'perl', 'locales', 'locales-all', 'second', 'libfour'])
    expect(chosen).not.toContain(name);
});
