import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('there is one stylesheet, brought in by the root layout', () => {
  const importers = ['app', 'components'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
      .map((path) => join(folder, path))
      .filter((path) => /(import|from) ['"][^'"]+\.css['"]/.test(readFileSync(join(root, path), 'utf8'))),
  );
  // A sheet that came with a later navigation would not carry the nonce of the page that it comes to, and be refused.
  expect(importers).toEqual([join('app', 'layout.tsx')]);
});
