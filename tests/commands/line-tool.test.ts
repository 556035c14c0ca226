import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { packCourse, smallCourse } from '../support/olx-files';
import { type EndedTool, runLineTool } from '../support/run-line-tool';

/** The line tool as a process of its own, over configured stores. */

let stores: FreshStores;
let folder: string;
beforeAll(async () => {
  stores = await openFreshStores();
  folder = await mkdtemp(join(tmpdir(), 'lectern-tool-'));
});
afterAll(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

const lectern = (
  args: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<EndedTool> => runLineTool(args, { stores, folder, ...options });

it('imports a course and prints the result as JSON and nothing else', async () => {
  const archive = join(folder, 'course.tar.gz');
  await writeFile(archive, await packCourse(smallCourse()));
  const { code, out } = await lectern(['course', 'import', archive, '--json']);
  expect(code).toBe(0);
  const result: unknown = JSON.parse(out);
  expect(result).toEqual({
    courseKey: 'course-v1:Org+C1+r1',
    root: expect.stringMatching(/^[0-9a-f]{64}$/),
    draftRoot: expect.stringMatching(/^[0-9a-f]{64}$/),
    blocks: { chapter: 1, course: 1, html: 1, poll: 1, problem: 1, sequential: 1, vertical: 1 },
    files: 3,
    warnings: [],
    unsupported: { poll: 1 },
  });
  const list = await lectern(['course', 'list', '--json']);
  expect(JSON.parse(list.out)).toMatchObject([{ courseKey: 'course-v1:Org+C1+r1', title: 'A small course' }]);
});

it('does the same from its sources, file by file, for whoever looks for a fault in it', async () => {
  const { code, out } = await lectern(['course', 'list'], { env: { LECTERN_DEBUG: '1' } });
  expect(code).toBe(0);
  expect(out).toBe('course-v1:Org+C1+r1  A small course\n');
});

it('exports it again: into a file, into a folder, to standard output', async () => {
  const key = 'course-v1:Org+C1+r1';
  const file = join(folder, 'out.tar.gz');
  const { code, out } = await lectern(['course', 'export', key, file, '--json']);
  expect(code).toBe(0);
  const bytes = await readFile(file);
  const exported: { root: string; draftRoot: string } = JSON.parse(out);
  expect(exported).toEqual({
    courseKey: key,
    root: expect.stringMatching(/^[0-9a-f]{64}$/),
    draftRoot: expect.stringMatching(/^[0-9a-f]{64}$/),
    // The course's settings stand in a policy too, as Open edX writes them.
    files: smallCourse().paths.length + 1,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const again = await lectern(['course', 'import', file, '--into', 'course-v1:Org+C1+again', '--json']);
  expect(JSON.parse(again.out)).toMatchObject({ root: exported.root, draftRoot: exported.draftRoot });

  const piped = await lectern(['course', 'export', key, '-', '--json']);
  expect(piped.bytes.equals(bytes)).toBe(true);
  expect(JSON.parse(piped.err)).toEqual(exported);

  const unpacked = join(folder, 'out');
  const asFolder = await lectern(['course', 'export', key, unpacked, '--folder', '--json']);
  expect(JSON.parse(asFolder.out)).toMatchObject({ root: exported.root, sha256: null });
  const fromFolder = await lectern(['course', 'import', unpacked, '--into', 'course-v1:Org+C1+folder', '--json']);
  expect(JSON.parse(fromFolder.out)).toMatchObject({ root: exported.root });
  expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
});

it.each([
  ['a course that is not there', ['course-v1:Org+C1+nothing', 'x.tar.gz'], /\(courses\.not-found\)$/],
  ['a name that is no key', ['C1', 'x.tar.gz'], /\(courses\.bad-key\)$/],
  ['a folder that is not empty', ['course-v1:Org+C1+r1', '.', '--folder'], /\(export\.folder-not-empty\)$/],
  ['a folder that is not there', ['course-v1:Org+C1+r1', 'no/where/x.tar.gz'], /\(export\.missing-folder\)$/],
  ['a file with the name of a folder', ['course-v1:Org+C1+r1', '.'], /\(export\.is-folder\)$/],
  ['a folder to standard output', ['course-v1:Org+C1+r1', '-', '--folder'], /\(export\.no-folder\)$/],
])('does not export %s', async (_, args, message) => {
  const [key = '', out = '', ...options] = args;
  const to = out === '-' ? out : join(folder, out);
  const { code, err } = await lectern(['course', 'export', key, to, ...options]);
  expect(code).toBe(1);
  expect(err.trim()).toMatch(message);
  expect(await readdir(folder)).not.toContain('x.tar.gz');
});

it('says in one sentence and with a code what is wrong, on standard error', async () => {
  const { code, out, err } = await lectern(['course', 'import', join(folder, 'nothing.tar.gz'), '--json']);
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err.trim()).toMatch(/^There is no file or folder .*nothing\.tar\.gz\. \(archive\.missing\)$/);
});

it('fills a site with learners, and finds each attempt that it acknowledged', async () => {
  const seeded = await lectern(['seed', '--learners', '6', '--course', 'course-v1:Org+C1+r1', '--json']);
  expect(seeded).toMatchObject({ code: 0 });
  const { attempts, learners }: { attempts: string[]; learners: number } = JSON.parse(seeded.out);
  expect(learners).toBe(6);
  const input = [...attempts, attempts[0], 'att_nothing', ''].join('\n');
  const checked = await lectern(['attempts', 'check', '--json'], { input });
  expect(JSON.parse(checked.out)).toEqual({ found: attempts.length, missing: 1 });
  expect(checked.err.trim()).toBe('missing att_nothing');
});

it('makes no demo accounts over configured stores unless it is told that it may', async () => {
  const plain = await lectern(['seed', 'first', '--json']);
  expect(JSON.parse(plain.out)).toEqual({ courseKey: 'course-v1:Lectern+START+first', accounts: [] });
  const told = await lectern(['seed', 'first', '--demo-accounts', '--json']);
  expect(JSON.parse(told.out)).toMatchObject({
    accounts: [{ role: 'admin' }, { role: 'instructor' }, { role: 'learner' }],
  });
});

it('answers JSON lines in order, each with its id, also a line that it cannot read', async () => {
  const lines = ['{"id":"a","expr":"1+1"}', 'not json', '{"id":"b","expr":"2*3"}'].join('\n');
  const { code, out } = await lectern(['eval', 'calc'], { input: lines });
  expect(code).toBe(0);
  const answers = out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(answers).toMatchObject([{ id: 'a', value: 2 }, { error: 'input' }, { id: 'b', value: 6 }]);
});

it.each([
  [['eval', 'nothing'], /eval\.unknown-kind/],
  [['seed'], /Say what to seed/],
  [['seed', '--learners', 'many'], /seed\.count/],
  [['nothing'], /unknown command/],
])('refuses %s', async (args, message) => {
  const { code, err } = await lectern(args);
  expect(code).toBe(1);
  expect(err).toMatch(message);
});

it('says that a store does not answer', async () => {
  const gone = stores.databaseUrl.replace(
    /socketPath=[^&]*/,
    `socketPath=${encodeURIComponent(join(folder, 'gone.sock'))}`,
  );
  const { code, err } = await lectern(['course', 'list'], { env: { DATABASE_URL: gone } });
  expect(code).toBe(1);
  expect(err).toMatch(/\(stores\.unavailable\)/);
});
