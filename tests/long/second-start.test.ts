import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDb } from '@/db/client';
import { isRunning } from '@/engines/process/identify-process';
import { readRunFile } from '@/engines/run-file';
import { freePort, lectern } from '../support/app';
import { startLoadSet } from '../support/load-set';
import { packCourse, smallCourse } from '../support/olx-files';
import { processesNaming, processTree, runOf, signalProcesses } from '../support/processes';
import { startCommand } from '../support/start-command';
import { type StartedSite, startSite } from '../support/start-site';

/** `npm start` as people use it: again, side by side, with Ctrl-C, and while one of its stores does not answer. */

const folder = mkdtempSync('/tmp/lectern-starts-');
chmodSync(folder, 0o711);
const dataDir = join(folder, 'first');
const otherDataDir = join(folder, 'other');
const started: StartedSite[] = [];
let site: StartedSite;

beforeAll(async () => {
  site = await start(dataDir);
}, 600_000);

afterAll(async () => {
  await Promise.all(started.map((each) => each.interrupt()));
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

async function start(where: string): Promise<StartedSite> {
  const begun = await startSite(where);
  started.push(begun);
  return begun;
}

/**
 * What the start itself printed: npm's own lines begin with `>`, Next.js ticks off what took it long, and the website's log is JSON where
 * nobody reads along.
 */
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '' && !/^[>✓{]/.test(line.trim()));

const health = async ({ url }: StartedSite) => {
  const response = await fetch(`${url}/api/health`);
  const body: unknown = await response.json();
  return { status: response.status, body };
};

async function appliedMigrations(): Promise<string | undefined> {
  const { db, close } = connectDb(runOf(site).databaseUrl, { connectionLimit: 1 });
  try {
    const [row] = await db
      .select({ all: sql<string>`group_concat(id, ':', created_at order by id)` })
      .from(sql`__drizzle_migrations`);
    return row?.all;
  } finally {
    await close();
  }
}

const stateOf = async () => ({
  courses: await lectern(site, ['course', 'list', '--json']),
  migrations: await appliedMigrations(),
  demo: readFileSync(join(dataDir, 'demo.json'), 'utf8'),
});

describe('npm start', () => {
  test('ends all that it began at Ctrl-C, and does nothing a second time that is done', async () => {
    const archive = join(folder, 'small.tar.gz');
    writeFileSync(archive, await packCourse(smallCourse()));
    await lectern(site, ['course', 'import', archive, '--json']);
    const before = await stateOf();
    expect(before.courses).toContain('course-v1:Org+C1+r1');

    const all = processTree(site.pid);
    expect(all.map(({ pid }) => pid)).toEqual(expect.arrayContaining(runOf(site).processes.map(({ pid }) => pid)));
    await site.interrupt();
    expect(all.filter(isRunning)).toEqual([]);
    expect(processesNaming(dataDir)).toEqual([]);
    expect(readRunFile(dataDir)).toBeUndefined();

    site = await start(dataDir);
    const [stores, tables, website, address, ...signIns] = linesOf(site.out());
    expect([stores, tables, website, address]).toEqual([
      expect.stringMatching(/^Starting MySQL and (DocumentDB|MongoDB)$/),
      'Bringing the tables up to date',
      'Starting the website',
      `Lectern answers at ${site.url}`,
    ]);
    expect(signIns.map((line) => line.trim().split(/\s+/)[0])).toEqual(['Demo', 'admin', 'instructor', 'learner']);
    expect(await stateOf()).toEqual(before);
    expect(await (await fetch(`${site.url}/courses`)).text()).toContain('A small course');
  });

  test('answers on 127.0.0.1 and ::1, and sends nobody elsewhere', async () => {
    const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'));
    for (const host of ['127.0.0.1', 'localhost', ...(hasIpv6 ? ['[::1]'] : [])]) {
      for (const path of ['/', '/courses', '/api/health']) {
        const response = await fetch(`http://${host}:${site.port}${path}`, { redirect: 'manual' });
        expect([host, path, response.status]).toEqual([host, path, 200]);
      }
    }
  });

  test('runs beside another on a data folder and a port of its own', async () => {
    const other = await start(otherDataDir);
    expect((await health(other)).status).toBe(200);
    expect((await health(site)).status).toBe(200);
    expect(await lectern(other, ['course', 'list', '--json'])).not.toContain('course-v1:Org+C1+r1');
    expect(await lectern(site, ['course', 'list', '--json'])).toContain('course-v1:Org+C1+r1');
    await other.interrupt();
    expect(processesNaming(otherDataDir)).toEqual([]);
    expect((await health(site)).status).toBe(200);
  });

  test('says in one sentence that the port is taken, or the data folder, and leaves nothing behind', async () => {
    const onTakenPort = startCommand('node', ['engines/start.mjs'], {
      env: { LECTERN_DATA: otherDataDir, PORT: String(site.port) },
    });
    expect(await onTakenPort.ended).toBe(1);
    expect(onTakenPort.err()).toBe(`Port ${site.port} is taken by another program: set PORT to a free one.\n`);
    expect(processesNaming(otherDataDir)).toEqual([]);

    const onTakenFolder = startCommand('node', ['engines/start.mjs'], {
      env: { LECTERN_DATA: dataDir, PORT: String(await freePort()) },
    });
    expect(await onTakenFolder.ended).toBe(1);
    expect(linesOf(onTakenFolder.err())).toEqual([
      expect.stringMatching(
        /^Lectern already runs on .*: stop it first, or set LECTERN_DATA and PORT for a second one\.$/,
      ),
    ]);
    expect((await health(site)).status).toBe(200);
  });
});

describe('while a store does not answer', () => {
  const parts = [
    { part: 'mysql', other: 'mongodb', names: ['MySQL'] },
    { part: 'mongodb', other: 'mysql', names: ['DocumentDB', 'MongoDB gateway', 'MongoDB'] },
  ] as const;

  test.each(parts)('health is 503 and names $part, and is well again afterwards', async ({ part, other, names }) => {
    const present = runOf(site).processes.flatMap(({ name }) => names.filter((wanted) => wanted === name));
    signalProcesses(site, present, 'SIGSTOP');
    try {
      await expect
        .poll(() => health(site), { timeout: 30_000 })
        .toMatchObject({
          status: 503,
          body: {
            status: 'unavailable',
            down: [part],
            [part]: { engine: 'unavailable' },
            [other]: { version: expect.stringMatching(/\d/) },
          },
        });
    } finally {
      signalProcesses(site, present, 'SIGCONT');
    }
    await expect.poll(() => health(site), { timeout: 60_000 }).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  test('a command that waits for it ends with a sentence', async () => {
    const loadSet = startLoadSet(site, 100_000);
    await loadSet.acknowledgesMore(5);
    signalProcesses(site, ['MySQL'], 'SIGSTOP');
    try {
      expect(await loadSet.ended).toBe(1);
    } finally {
      signalProcesses(site, ['MySQL'], 'SIGCONT');
    }
    expect(linesOf(loadSet.err()).at(-1)).toMatch(
      /^The (stores went away|website) .*\. ?.*\((engines\.gone|seed\.website-away)\)$/,
    );
  });

  test('a command beside a site that is stopped ends with a sentence', async () => {
    await expect.poll(async () => (await health(site)).status, { timeout: 60_000 }).toBe(200);
    const loadSet = startLoadSet(site, 100_000);
    await loadSet.acknowledgesMore(5);
    await site.interrupt();
    expect(await loadSet.ended).toBe(1);
    expect(linesOf(loadSet.err()).at(-1)).toMatch(
      /^[A-Z].* \((engines\.gone|seed\.website-away|stores\.unavailable)\)$/,
    );
    expect(processesNaming(dataDir)).toEqual([]);
  });
});
