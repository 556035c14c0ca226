import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';

/**
 * What Lectern is made of, as far as that can be told without a registry: `npm run audit` asks for known faults where there is one. Every
 * package that may be installed is known by the hash of its bytes, and what runs on the site has a licence that permits what we do.
 */

const root = join(import.meta.dirname, '..');
const names = z.union([z.array(z.string()), z.string()]).optional();
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      integrity: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      link: z.boolean().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      os: names,
      cpu: names,
      libc: names,
    }),
  ),
});
const { packages } = lockFile.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const entries = Object.entries(packages).filter(([path]) => path !== '');
type Entry = (typeof entries)[number][1];

const fits = (list: readonly string[] | string | undefined, ...wanted: readonly string[]) =>
  list === undefined || wanted.some((one) => list.includes(one));
/** Where Lectern runs; of other systems the lock names a few packages that none of ours has ever seen. */
const isForUs = ({ os, cpu, libc }: Entry) => fits(os, 'linux') && fits(cpu, 'x64', 'arm64') && fits(libc, 'glibc');

const permissive = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'OFL-1.1',
]);

/** Read by people, each with the reason why it may be here: used as it comes, as a package of its own, and changed by nobody. */
const reviewed: Readonly<Record<string, string>> = {
  'caniuse-lite': 'CC-BY-4.0: data, for the build',
  lightningcss: 'MPL-2.0: for the build',
  'lightningcss-linux-arm64-gnu': 'MPL-2.0: for the build',
  'lightningcss-linux-x64-gnu': 'MPL-2.0: for the build',
  pyodide: 'MPL-2.0: in a process of its own',
  '@img/sharp-libvips-linux-arm64': 'LGPL-3.0-or-later: comes with Next.js; no picture goes through it',
  '@img/sharp-libvips-linux-x64': 'LGPL-3.0-or-later: comes with Next.js; no picture goes through it',
  '@img/sharp-wasm32': 'LGPL-3.0-or-later: comes with Next.js, for machines that the two above are not for',
  only: 'MIT, says its Readme',
};

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** From the lock, or else from the text of the licence that is installed. */
function licenceOf(path: string, { license }: Entry): string {
  if (license !== undefined) {
    return license;
  }
  const folder = join(root, path);
  const file = existsSync(folder) ? readdirSync(folder).find((name) => /^licen[cs]e/i.test(name)) : undefined;
  const text = file ? readFileSync(join(folder, file), 'utf8') : '';
  return /\bMIT License|Permission is hereby granted, free of charge/.test(text) ? 'MIT' : 'unknown';
}

const isPermissive = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(/ AND /)
    .every((part) => permissive.has(part));

it('installs nothing whose bytes are not known beforehand', () => {
  expect(entries.length).toBeGreaterThan(500);
  const unknown = entries.filter(([, entry]) => isForUs(entry) && !/^sha512-/.test(entry.integrity ?? ''));
  expect(unknown.map(([path]) => path)).toEqual([]);
});

it('names no place to install from but the registry that is configured', () => {
  expect(entries.filter(([, { link, resolved }]) => link || resolved !== undefined).map(([path]) => path)).toEqual([]);
});

it('runs on packages whose licences permit it, or were read', () => {
  const running = entries.filter(([, entry]) => entry.dev !== true && isForUs(entry));
  expect(running.length).toBeGreaterThan(200);
  const others = running
    .map(([path, entry]): [string, string] => [nameOf(path), licenceOf(path, entry)])
    .filter(([, licence]) => !isPermissive(licence));
  const unread = others.filter(([name]) => !(name in reviewed));
  expect(unread).toEqual([]);
  // No exception outlives its package.
  expect([...new Set(others.map(([name]) => name))].sort()).toEqual(Object.keys(reviewed).sort());
});

it('runs no script of a package at installation but of those that are known', () => {
  const scripts = entries.filter(([, entry]) => entry.hasInstallScript && isForUs(entry)).map(([path]) => nameOf(path));
  expect([...new Set(scripts)].sort()).toEqual(knownScripts);
});

/** Each looked at: it checks or fetches the program for the machine, and is for the build and the tests. */
const knownScripts: readonly string[] = ['@parcel/watcher', '@swc/core', 'esbuild'];
