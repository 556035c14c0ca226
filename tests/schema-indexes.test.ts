import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Every index in `db/schema` says beside it which query it serves. */
const folder = join(import.meta.dirname, '..', 'db', 'schema');
const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts');

interface IndexLine {
  readonly name: string;
  readonly isExplained: boolean;
}

/** The indexes of a file: each has its comment in the line above it, or above the list of which it is the only one. */
function indexesOf(text: string): IndexLine[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) =>
    [...line.matchAll(/\b(?:index|uniqueIndex)\('([^']+)'\)/g)].map(([, name = '']) => ({
      name,
      isExplained: /^\s*(\/\/|\*)/.test(lines[at - 1] ?? ''),
    })),
  );
}

describe('an index', () => {
  it.each(files)('says which query it serves, in %s', (file) => {
    const indexes = indexesOf(readFileSync(join(folder, file), 'utf8'));
    expect(indexes.filter(({ isExplained: has }) => !has).map(({ name }) => name)).toEqual([]);
  });
});
