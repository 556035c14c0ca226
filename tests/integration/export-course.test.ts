import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportedCourse, exportCourse, getCourseRun, importCourse, packTar } from '@/lib/courses';
import { readArchive } from '@/lib/courses/read-archive';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { packCourse, smallCourse } from '../support/olx-files';

/** Real courses beside the checkout; without them their tests skip. */
const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'courses');
const archives = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.tar.gz')) : [];

let stores: FreshStores;
let folder: string;
beforeAll(async () => {
  stores = await openFreshStores();
  folder = await mkdtemp(join(tmpdir(), 'lectern-export-'));
});
afterAll(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function contentsOf({ files }: ExportedCourse): Promise<Readonly<Record<string, Buffer>>> {
  const entries: [string, Buffer][] = [];
  for (const file of files) entries.push([file.path, await bytesOf(file.chunks())]);
  return Object.fromEntries(entries);
}

async function exportTo(path: string, courseKey: string): Promise<string> {
  const exported = await exportCourse(stores.context(), { courseKey });
  const bytes = await bytesOf(packTar(exported.files));
  await writeFile(path, bytes);
  return createHash('sha256').update(bytes).digest('hex');
}

describe.skipIf(archives.length === 0)('the courses of ../shared (skipped where they are absent)', () => {
  it.each(archives)('%s: import, export, import gives the same trees, and the same bytes again', async (name) => {
    const first = await importCourse(stores.context(), { source: { archivePath: join(shared, name) } });
    const path = join(folder, 'out.tar.gz');
    const sha256 = await exportTo(path, first.courseKey);
    // Into another run: nothing is left of the first import but the shared nodes.
    const into = { org: 'Else', number: name.replace(/\W/g, ''), run: 'again' };
    const second = await importCourse(stores.context(), { source: { archivePath: path }, into });
    expect(second).toEqual({ ...first, courseKey: second.courseKey });
    expect(await exportTo(path, first.courseKey)).toBe(sha256);
  });
});
