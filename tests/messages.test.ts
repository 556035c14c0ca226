import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import english from '@/messages/en.json';

/**
 * Every message is asked for somewhere. Keys are written out, or put together in a template (`refused.${reason}`): the last part of each must
 * stand in a source as a word, or the end of its key must fit such a template. So a message whose name something else has is not found out.
 */

const root = join(import.meta.dirname, '..');
const sources = ['app', 'components', 'i18n', 'lib']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

function keysBelow(messages: object, path: readonly string[]): readonly (readonly string[])[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'string' ? [[...path, key]] : keysBelow(value, [...path, key]),
  );
}

it('is asked for, every message', () => {
  const words = new Set(sources.match(/[\w-]+/g));
  const templates = new Set(
    [...sources.matchAll(/`((?:[\w.-]|\$\{[^`{}]*\})*\$\{[^`{}]*\}[\w.-]*)`/g)]
      .map(([, template = '']) => template)
      // One that says nothing of its own fits everything.
      .filter((template) => /[a-z]{3}/.test(template.replace(/\$\{[^`{}]*\}/g, ''))),
  );
  const fits = [...templates].map(
    (template) => new RegExp(`(^|\\.)${template.replaceAll('.', '\\.').replace(/\$\{[^`{}]*\}/g, '[\\w-]+')}$`),
  );
  const keys = keysBelow(english, []);
  expect(keys.length).toBeGreaterThan(1000);
  const unused = keys
    .filter((key) => !words.has(key.at(-1) ?? ''))
    .map((key) => key.join('.'))
    .filter((key) => !fits.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});
