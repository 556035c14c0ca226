import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What documents and comments name is there, and what there is for people who run a site is named in the documents. */

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sourceFolders = [
  'app',
  'bench',
  'cli',
  'components',
  'db',
  'edge',
  'engines',
  'i18n',
  'inngest',
  'lib',
  'sandbox',
  'tests',
];
const looseSources = ['instrumentation.ts', 'next.config.ts', 'playwright.config.ts', 'proxy.ts', 'vitest.config.ts'];

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name === 'node_modules' || entry.name === 'fixtures' ? [] : filesBelow(path, ending);
    }
    return ending.test(entry.name) ? [path] : [];
  });
}

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...filesBelow('docs', /\.md$/),
  ...filesBelow('deploy', /\.md$/),
];
const sources = [...sourceFolders.flatMap((folder) => filesBelow(folder, /\.(tsx?|mjs)$/)), ...looseSources];

/** The names that a page's headings are reached by. */
const anchorsOf = (page: string) =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('a document', () => {
  it.each(documents)('%s leads only to what there is', (document) => {
    const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? document : join(dirname(document), path);
        return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(read(target)).includes(anchor));
      });
    expect(broken).toEqual([]);
  });

  it.each(['docs', 'docs/decisions'])('is listed, below %s', (folder) => {
    const index = read(`${folder}/README.md`);
    const missing = readdirSync(join(root, folder)).filter(
      (name) => name.endsWith('.md') && name !== 'README.md' && !index.includes(`](${name})`),
    );
    expect(missing).toEqual([]);
  });

  it('names every variable that is read', () => {
    /** Set by one process of ours for another. */
    const inside = [
      'LECTERN_BUILD_FOR',
      'LECTERN_BUILD_TSCONFIG',
      'LECTERN_GATEWAY_PASSWORD',
      'LECTERN_PROGRAMS',
      'LECTERN_TEST_URL',
    ];
    const readOnes = sources
      .filter((file) => !file.startsWith('tests/') && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => read(file).match(/\bLECTERN_[A-Z][A-Z_]*\b/g) ?? []);
    const pages = documents.map(read).join('\n');
    expect([...new Set(readOnes)].filter((name) => !inside.includes(name) && !pages.includes(name))).toEqual([]);
  });

  it('names every command of the line tool', () => {
    const names = ['cli/main.ts', 'cli/history-commands.ts', 'cli/webhook-commands.ts']
      .flatMap((file) => [...read(file).matchAll(/\.command\('([\w-]+)'\)/g)])
      .map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(20);
    const page = (read('docs/commands.md').match(/`[^`]+`/g) ?? []).join(' ');
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([]);
  });
});

describe('a file that is named with its folder', () => {
  const comments = (text: string) => text.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [];
  const named = /(?<![\w@/.:<…-])[\w@.-]+(?:\/[\w@.[\]()-]+)+\.(?:tsx?|mjs|md|txt|css|sql)\b/g;
  const missingIn = (file: string, texts: readonly string[]) =>
    texts
      .flatMap((text) => text.match(named) ?? [])
      .filter((path) => !existsSync(join(root, path)) && !existsSync(join(root, dirname(file), path)))
      .map((path) => `${file}: ${path}`);

  it('is there, in documents', () => {
    const inCode = (text: string) => text.match(/`[^`\n]+`/g) ?? [];
    expect(documents.flatMap((file) => missingIn(file, inCode(read(file))))).toEqual([]);
  });

  it('is there, in comments', () => {
    expect(sources.flatMap((file) => missingIn(file, comments(read(file))))).toEqual([]);
  });
});
