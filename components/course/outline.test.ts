import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { strokes } from '@/components/ui/icon';

test('The units of an outline have the drawings of all icons, by the style sheet', () => {
  const css = readFileSync(join(import.meta.dirname, '../../app/styles/course-home.css'), 'utf8');
  const drawings = [...css.matchAll(/\[data-icon="(\w+)"\] \{\s+--drawing: [^;]* d='([^']*)'/g)].map(
    ([, name, path]) => [name, path],
  );
  const { discussion, lock, other, problem, video } = strokes;
  expect(Object.fromEntries(drawings)).toEqual({ discussion, lock, other, problem, video });
});
