import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BackupManifest, restoreBackup, writeBackup } from '@/db/backup';
import { readPart } from '@/db/backup/part-file';
import { connectStores } from '@/db/stores';
import { openUnit, submitAnswer } from '@/lib/attempts';
import { compareCourses, openStoredSide } from '@/lib/courses';
import { gradeLearner, openCourseProgress, verifyGrades } from '@/lib/grades';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';

/** The rehearsal: a site with a course and a learner goes into a backup and comes back in another place. */

const migrations = join(import.meta.dirname, '..', '..', 'db', 'migrations');
const now = new Date('2026-03-02T10:00:00.000Z');
const name = 'Łukasz 🦉 O\'Hara \\ "quoted"\n\u0000 end';

let stores: FreshStores;
let folder: string;
let manifest: BackupManifest;
const emptyDatabases: string[] = [];
beforeAll(async () => {
  stores = await openFreshStores();
  folder = await mkdtemp(join(tmpdir(), 'lectern-backup-'));
  await importLearnerCourse(stores);
  const learner = await addLearner(stores, 'ada');
  const page = await openUnit(learner.context(), { courseKey, block: 'vertical@ask' });
  const block = page.status === 'open' ? page.blocks.find((one) => one.block === 'problem@number') : undefined;
  if (block?.kind !== 'problem') {
    throw new Error('No problem');
  }
  const { node, attempt } = block;
  await submitAnswer(learner.context(), { courseKey, block: block.block, node, attempt, answers: { '2_1': '42' } });
  await gradeLearner(stores.context(), { userId: 'ada', courseKey });
  const connection = await createConnection({ uri: stores.databaseUrl, charset: 'utf8mb4' });
  await connection.query('UPDATE users SET name = ?', [name]);
  await connection.end();
  manifest = await writeBackup(stores, join(folder, 'one'), { now });
});
afterAll(async () => {
  const admin = await createConnection({ uri: stores.databaseUrl });
  for (const database of emptyDatabases) {
    await admin.query('DROP DATABASE ??', [database]);
  }
  await admin.end();
  await stores.close();
  await rm(folder, { recursive: true });
});

/** A database without tables, and a courseware store without documents. */
async function makeEmptyStores() {
  const database = `lectern_test_${randomBytes(6).toString('hex')}`;
  const admin = await createConnection({ uri: stores.databaseUrl });
  await admin.query('CREATE DATABASE ??', [database]);
  await admin.end();
  emptyDatabases.push(database);
  const within = (address: string) => Object.assign(new URL(address), { pathname: `/${database}` }).toString();
  return { databaseUrl: within(stores.databaseUrl), mongodbUri: within(stores.mongodbUri) };
}

async function contentOf(backup: string, made: BackupManifest) {
  const parts = [...made.tables, ...made.collections].map(async (part) => {
    const chunks: Buffer[] = [];
    for await (const chunk of readPart(backup, part)) {
      chunks.push(chunk);
    }
    // Documents come in no particular order.
    const text = Buffer.concat(chunks).toString('latin1');
    return [part.name, part.rows, part.name.startsWith('mongodb/') ? text.length : text] as const;
  });
  return await Promise.all(parts);
}

it('gives an identical course and identical grades in another place', async () => {
  const empty = await makeEmptyStores();
  await restoreBackup(empty, join(folder, 'one'), { migrations });
  const restored = connectStores({ DATABASE_URL: empty.databaseUrl, MONGODB_URI: empty.mongodbUri });
  try {
    const there = stores.context({ db: restored.db, courseware: restored.courseware });
    const sides = await Promise.all([
      openStoredSide(stores.context(), { courseKey }),
      openStoredSide(there, { courseKey }),
    ]);
    expect((await compareCourses(sides[0], sides[1])).isEqual).toBe(true);
    expect(await verifyGrades(there)).toEqual({ courses: 1, learners: 1, attempts: 1, differences: [] });
    const progress = (ctx: typeof there) =>
      openCourseProgress({ ...ctx, actor: { kind: 'user', userId: 'ada', roles: [] } }, { courseKey });
    expect(JSON.stringify(await progress(there))).toBe(JSON.stringify(await progress(stores.context())));
    const again = await writeBackup(empty, join(folder, 'again'), { now });
    expect(await contentOf(join(folder, 'again'), again)).toEqual(await contentOf(join(folder, 'one'), manifest));
    expect(again.tables.find(({ holds }) => holds === 'users')?.rows).toBe(1);
    expect((await restored.db.query.users.findFirst())?.name).toBe(name);
  } finally {
    await restored.close();
  }
});

it('can be read by nobody but its owner', async () => {
  for (const part of ['manifest.json', 'mysql/users.ndjson.gz', 'mongodb/nodes.bson.gz']) {
    expect((await stat(join(folder, 'one', part))).mode & 0o077).toBe(0);
  }
});

it('is not written into a folder with something in it', async () => {
  await expect(writeBackup(stores, join(folder, 'one'), { now })).rejects.toMatchObject({
    code: 'backup.folder-in-use',
  });
});

it('is not restored over anything', async () => {
  await expect(restoreBackup(stores, join(folder, 'one'), { migrations })).rejects.toMatchObject({
    code: 'backup.not-empty',
  });
});

it('is refused where it is damaged, before anything is written', async () => {
  const empty = await makeEmptyStores();
  const damaged = join(folder, 'damaged');
  const { tables } = await writeBackup(stores, damaged, { now });
  await appendFile(join(damaged, 'mongodb', 'nodes.bson.gz'), 'x');
  await expect(restoreBackup(empty, damaged, { migrations })).rejects.toMatchObject({ code: 'backup.damaged' });
  await rm(join(damaged, tables[0]?.name ?? ''));
  await expect(restoreBackup(empty, damaged, { migrations })).rejects.toMatchObject({ code: 'backup.damaged' });
  await rm(join(damaged, 'manifest.json'));
  await expect(restoreBackup(empty, damaged, { migrations })).rejects.toMatchObject({ code: 'backup.none' });
  // What was refused left nothing behind that would be in the way of the next try.
  await restoreBackup(empty, join(folder, 'one'), { migrations });
});

it('of a newer version is left to that version', async () => {
  const newer = join(folder, 'newer');
  await writeBackup(stores, newer, { now });
  const path = join(newer, 'manifest.json');
  const written: unknown = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify(Object.assign({}, written, { migratedTo: manifest.migratedTo + 1 })));
  await expect(restoreBackup(await makeEmptyStores(), newer, { migrations })).rejects.toMatchObject({
    code: 'backup.newer',
  });
});
