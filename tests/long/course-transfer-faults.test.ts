import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { isRunning } from '@/engines/process/identify-process';
import { generateCourse, usualCourse } from '../support/generate-course';
import { packCourse } from '../support/olx-files';
import { processTree } from '../support/processes';
import { StoresUnderTest } from '../support/run-stores';
import { type StartedCommand, startCommand } from '../support/start-command';

/** Imports and exports, as commands of the line tool, that are killed or lose what they work with. */

const courseKey = 'course-v1:Bench+usual+usual';
const stores = new StoresUnderTest();
let folder: string;

const lectern = (...args: readonly string[]): StartedCommand =>
  startCommand('node', ['cli/lectern.mjs', ...args], { env: { LECTERN_DATA: stores.dataDir, INIT_CWD: folder } });

async function succeed(...args: readonly string[]): Promise<unknown> {
  const command = lectern(...args, '--json');
  expect([await command.ended, command.err()]).toEqual([0, '']);
  return JSON.parse(command.out());
}

const headsShape = z.array(
  z.object({ courseKey: z.string(), root: z.string(), draftRoot: z.string(), rev: z.number() }),
);

async function heads() {
  return headsShape.parse(await succeed('course', 'list')).find((run) => run.courseKey === courseKey);
}

/** An edition that shares nothing with those before it, so that an import has everything to write. */
async function pack(edition: string): Promise<string> {
  const path = join(folder, `${edition}.tar.gz`);
  await writeFile(path, await packCourse(generateCourse({ ...usualCourse, edition })));
  return path;
}

function killTree({ pid }: StartedCommand): void {
  for (const identity of processTree(pid)) if (isRunning(identity)) process.kill(identity.pid, 'SIGKILL');
}

/** Waits until a command has written documents of a collection. */
async function hasBegunToWrite(command: StartedCommand, collection: string): Promise<void> {
  const client = new MongoClient(stores.run().mongodbUri);
  try {
    const count = () => client.db().collection(collection).countDocuments();
    const before = await count();
    while ((await count()) === before) {
      if (command.child.exitCode !== null) throw new Error(`It wrote nothing: ${command.err()}`);
      await sleep(2);
    }
  } finally {
    await client.close();
  }
}

/**
 * Kills an import as soon as it writes documents of a collection; answers its archive, and the heads before. One that was
 * faster is tried anew.
 */
async function killImportAt(collection: string) {
  for (let tries = 1; tries <= 5; tries += 1) {
    const before = await heads();
    const archive = await pack(`killed-at-${collection}-${tries}`);
    const command = lectern('course', 'import', archive, '--json');
    await hasBegunToWrite(command, collection);
    killTree(command);
    await command.ended;
    if (command.out() === '') return { archive, before };
  }
  throw new Error(`No import could be killed while it wrote ${collection}`);
}

/** Kills an export as soon as it writes beside a file, which holds `content` or is not there. One that was faster is tried anew. */
async function killExportTo(out: string, content: string | undefined): Promise<void> {
  const begun = async () => (await readdir(folder)).filter((name) => name.startsWith(`${basename(out)}.`));
  for (let tries = 1; tries <= 5; tries += 1) {
    // What one that was killed before had begun.
    for (const name of await begun()) await rm(join(folder, name));
    await (content === undefined ? rm(out, { force: true }) : writeFile(out, content));
    const command = lectern('course', 'export', courseKey, out);
    while ((await begun()).length === 0 && command.child.exitCode === null) await sleep(2);
    killTree(command);
    if ((await command.ended) === 'SIGKILL') return;
  }
  throw new Error('No export could be killed while it wrote');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-faults-'));
  await stores.start();
  await succeed('course', 'import', await pack('first'));
});
afterAll(async () => {
  await stores.stop();
  await rm(folder, { recursive: true, force: true });
});

it.each(['files.files', 'manifests', 'nodes'])(
  'an import that is killed while it writes %s leaves the heads as they were, and the next try succeeds',
  async (collection) => {
    const { archive, before } = await killImportAt(collection);
    expect(await heads()).toEqual(before);

    const imported = await succeed('course', 'import', archive);
    const after = await heads();
    expect(imported).toMatchObject({ root: after?.root, draftRoot: after?.draftRoot });
    expect(after?.root).not.toBe(before?.root);
    // What the killed one left behind is whole: the same course comes out, with every byte.
    const out = join(folder, 'after.tar.gz');
    await succeed('course', 'export', courseKey, out);
    expect(await succeed('course', 'import', out)).toMatchObject({ root: after?.root });
  },
);

it('an export that is killed leaves what stood under the name, and the next try succeeds', async () => {
  const out = join(folder, 'killed.tar.gz');
  for (const content of [undefined, 'what stood there']) {
    await killExportTo(out, content);
    expect(existsSync(out) ? await readFile(out, 'utf8') : undefined).toBe(content);
  }
  const exported = await succeed('course', 'export', courseKey, out);
  const bytes = await readFile(out);
  expect(exported).toMatchObject({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
});

it('a full disk is named, and nothing is left of the export', async () => {
  const command = lectern('course', 'export', courseKey, '/dev/full');
  expect(await command.ended).toBe(1);
  expect(command.err()).toMatch(/^The disk that was written to is full: .*\(disk\.full\)\n$/);
  expect(command.out()).toBe('');
});

it('a full disk under the archive that is unpacked is named, and not blamed on the archive', async () => {
  const archive = await pack('full');
  const small = join(folder, 'small');
  await mkdir(small);
  // A disk of 2 MB of its own, in a name space that ends with the process; the stores cannot be reached from there.
  const unpack = `
    const { openArchive } = await import('./lib/courses/archive/open-archive.ts');
    const { describeFailure } = await import('./cli/show/describe-failure.ts');
    await openArchive(process.argv[1]).catch((error) => console.log(describeFailure(error)));`;
  const script = 'mount -t tmpfs -o size=2m small "$1" && TMPDIR="$1" exec node --import tsx -e "$2" "$3"';
  const args = ['--user', '--mount', '--map-root-user', 'sh', '-c', script, 'sh', small, unpack, archive];
  const command = startCommand('unshare', args, { env: {} });
  expect([await command.ended, command.err()]).toEqual([0, '']);
  expect(command.out()).toMatch(/^The disk that was written to is full: .*\(disk\.full\)\n$/);
});

it('stores that are lost while a course is imported are named, the heads stay, and the next try succeeds', async () => {
  const before = await heads();
  const archive = await pack('lost');
  const command = lectern('course', 'import', archive, '--json');
  await hasBegunToWrite(command, 'files.files');
  await stores.killEverything();
  expect(await command.ended).toBe(1);
  expect(command.out()).toBe('');
  expect(command.err()).toMatch(/\((?:engines\.gone|stores\.unavailable|courseware\.unavailable)\)\n$/);

  await stores.start();
  expect(await heads()).toEqual(before);
  expect(await succeed('course', 'import', archive)).toMatchObject({ courseKey });
});
