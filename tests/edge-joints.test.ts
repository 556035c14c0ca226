import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { joints } from '@/edge/joints';

/** The table that tells the edge build what stands in for what: one wrong name, and workerd gets the original. */

const root = join(import.meta.dirname, '..');
const pairs = Object.entries(joints);

const sourceOf = (path: string) => {
  const found = [`${path}.ts`, `${path}/index.ts`].find((file) => existsSync(join(root, file)));
  return readFileSync(join(root, found ?? path), 'utf8');
};

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) ? [path] : [];
  });
}

/** The names of the values that a module exports. */
function valuesOf(source: string): string[] {
  const declared = [
    ...source.matchAll(/^export (?:async )?(?:const|function|class) (?:\{ ([^}]+) \}|(\w+))/gm),
  ].flatMap((match) => match[2] ?? (match[1] ?? '').split(','));
  const passedOn = [...source.matchAll(/^export \{([^}]+)\}/gm)].flatMap((match) => (match[1] ?? '').split(','));
  return [...declared, ...passedOn]
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .sort();
}

it.each(pairs)('%s is a module, and has a substitute with what the site takes from it', (original, substitute) => {
  const offered = valuesOf(readFileSync(join(root, substitute), 'utf8'));
  const wanted = valuesOf(sourceOf(original.replace('@/', '')));
  const forTools = original === '@/sandbox' ? ['createSandbox', 'defaultLimits', 'sandboxPlace'] : [];
  expect(offered).toEqual(wanted.filter((name) => !forTools.includes(name)));
});

it('is asked by the name that it replaces: a relative path would pass the table by', () => {
  const originals = new Set(pairs.map(([original]) => original.replace('@/', '')));
  const wrong = ['app', 'components', 'db', 'i18n', 'lib'].flatMap(sourcesBelow).flatMap((file) => {
    if (originals.has(file.replace(/\.ts$/, ''))) return [];
    const relatives = readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*(?:import|export)\s+(?!type\b)[^'";]*?\sfrom\s+'(\.[^']+)'/gm,
    );
    return [...relatives]
      .map(([, path = '']) => relative(root, join(root, dirname(file), path)))
      .filter((path) => originals.has(path))
      .map((path) => `${file} → ${path}`);
  });
  expect(wrong).toEqual([]);
});

it('leaves nothing in the substitutes that workerd has not', () => {
  for (const [, path] of pairs) {
    const text = readFileSync(join(root, path), 'utf8');
    expect(text).not.toMatch(
      /from '(node:)?(fs|child_process|worker_threads|cluster|mysql2|nodemailer|pdfkit|fontkit)/,
    );
  }
});
