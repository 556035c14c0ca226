import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const lib = join(import.meta.dirname, '..', '..', '..', 'lib');

/** Every function that an area of `lib` gives to others and that takes a context, as `area.name`. Read from the sources. */
export function listVerbs(): readonly string[] {
  return readdirSync(lib)
    .filter((area) => existsSync(join(lib, area, 'index.ts')))
    .flatMap((area) => {
      const index = readFileSync(join(lib, area, 'index.ts'), 'utf8');
      const given = new Set(index.match(/\w+/g));
      return sourcesOf(join(lib, area))
        .flatMap((text) => takingContext(text))
        .filter((name) => given.has(name))
        .map((name) => `${area}.${name}`);
    })
    .sort();
}

const sourcesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

/** Functions whose parameters name a context. */
function takingContext(text: string): readonly string[] {
  const heads = [
    ...text.matchAll(/^export (?:async )?function (\w+)(?:<[^>]*>)?\(([\s\S]*?)\)(?::|\s*\{)/gm),
    ...text.matchAll(/^export const (\w+) = (?:timed\(\s*'[^']*',\s*)?(?:async )?\(([\s\S]*?)\)(?::|\s*=>)/gm),
  ];
  return heads.flatMap(([, name = '', parameters = '']) => (/\b\w*Context\b/.test(parameters) ? [name] : []));
}
