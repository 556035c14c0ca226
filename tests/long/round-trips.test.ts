import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '@/db/migrate';
import type { Stores } from '@/db/stores';
import { projectFolder } from '@/engines/project-folder';
import { sendAnswer } from '../../bench/measure/learners/send-answer';
import { connection } from '../../bench/measure/load';
import { type RunningApp, startApp } from '../support/app';
import { openBeside } from '../support/beside-app';
import { runOf } from '../support/processes';
import { countTrips, describeTrips } from '../support/round-trips/count-trips';
import { explain, isFullScan, mayScan } from '../support/round-trips/explain';
import { fillTables } from '../support/round-trips/fill-tables';
import { type Asking, gatherPeople, type People } from '../support/round-trips/people';
import { isStatement, readRecord } from '../support/round-trips/read-record';

/**
 * What each page asks the stores, counted where statements leave the process of the website, in its production build. Each is asked
 * for by somebody with one course, of three units, and by somebody with fifty, of one with five hundred: the numbers must be the same,
 * and those of `round-trips.txt`, which people review. After a change that is meant, `LECTERN_WRITE_ROUND_TRIPS=1` writes it anew.
 */
const reviewed = join(import.meta.dirname, 'round-trips.txt');

let app: RunningApp;
let stores: Stores;
let people: People;
let folder: string;
let record: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-record-'));
  record = join(folder, 'statements.jsonl');
  // A site of its own, which brings its stores up itself.
  delete process.env.DATABASE_URL;
  delete process.env.MONGODB_URI;
  app = await startApp({ env: { LECTERN_RECORD_STATEMENTS: record } });
  const beside = openBeside(app);
  stores = beside.stores;
  people = await gatherPeople(app, stores, beside.ctx);
}, 600_000);
afterAll(async () => {
  await stores?.close();
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** `/courses/[courseKey]`, of every page below `app`. */
const patterns = readdirSync(join(projectFolder, 'app'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name === 'page.tsx')
  .map((entry) => `/${relative(join(projectFolder, 'app'), entry.parentPath)}`.replace(/\/\([^/]+\)/g, '') || '/')
  .sort();

const kindOfPerson = (pattern: string): keyof People =>
  /^\/(studio|instructor)\b/.test(pattern) ? 'teacher' : pattern.startsWith('/admin') ? 'admin' : 'learner';

/** The address that stands for a pattern; undefined where it is of something that these people have not. */
function fill(pattern: string, { courseKey }: Asking): string | undefined {
  const parts: Readonly<Record<string, string>> = { courseKey, block: 'vertical@s0-0-0', userId: 'usr_learns_many' };
  const path = pattern
    .replace('/admin/users/[id]', '/admin/users/usr_learns_many')
    .replace(/\[(\w+)\]/g, (whole, name: string) => parts[name] ?? whole);
  return path.includes('[') ? undefined : path;
}

let traces = 0;
const newTrace = () => {
  traces += 1;
  return `trip-${traces}`;
};

/** What the record says of a request, once nothing more comes of it. */
async function tripsOf(trace: string, from: number) {
  let lines: ReturnType<typeof readRecord>['lines'] = [];
  for (let same = 0; same < 3; ) {
    await new Promise((next) => setTimeout(next, 40));
    const now = readRecord(record, from).lines.filter(({ asker }) => asker?.trace === trace);
    same = now.length === lines.length ? same + 1 : 0;
    lines = now;
  }
  // What the process keeps for seconds is now and then read anew beside a request, whichever that is.
  return describeTrips(
    countTrips(lines.filter((line) => !(isStatement(line) && line.sql.includes('`site_settings`')))),
  );
}

/** Asks until two answers in a row cost the same: what is cold is warm then. */
async function settled(ask: (trace: string) => Promise<unknown>): Promise<string> {
  let last: string | undefined;
  for (let tries = 0; tries < 5; tries += 1) {
    const { end } = readRecord(record);
    const trace = newTrace();
    await ask(trace);
    const trips = await tripsOf(trace, end);
    if (trips === last) {
      return trips;
    }
    last = trips;
  }
  return `never twice the same, last ${last}`;
}

/** Every statement of the requests so far, each text once. */
function askedStatements() {
  const found = new Map<
    string,
    { readonly sql: string; readonly values: readonly unknown[]; readonly route: string }
  >();
  for (const line of readRecord(record).lines) {
    if (isStatement(line) && line.asker && /^[\s(]*(select|with|update|delete)\b/i.test(line.sql)) {
      found.set(line.sql, { sql: line.sql, values: line.values, route: line.asker.route });
    }
  }
  return [...found.values()];
}

async function get(path: string, headers: Readonly<Record<string, string>>) {
  const reply = await fetch(app.url + path, { headers, redirect: 'manual' });
  await reply.arrayBuffer();
  return reply.status;
}

/** Both counts where they differ, which nobody should let pass. */
const both = ([one, many]: readonly string[]) => (one === many ? (one ?? '') : `${one} … ${many}`);

async function answer(who: Asking): Promise<string> {
  const { send, close } = connection(app.port);
  const first = traces;
  const trips = await settled(async (trace) => {
    const headers = { cookie: who.cookie, 'x-lectern-trace': trace };
    // A problem has three attempts: the second and the third of a unit cost the same, if any do.
    const unit = Math.floor((traces - first - 1) / 3);
    const path = `/courses/${who.courseKey}/units/vertical@s0-0-${unit}`;
    await get(path, { cookie: who.cookie });
    expect(await sendAnswer(send, { path, headers, learner: first + unit / 10, choice: 'choice_1' })).toBe(true);
  });
  close();
  return trips;
}

it('asks the stores the same few things, however large the course and however many courses', async () => {
  const lines: string[] = [];
  const row = (what: string, who: string, trips: string) =>
    lines.push(`${what.padEnd(48)}${who.padEnd(10)}${trips}`.trimEnd());
  for (const pattern of patterns) {
    const kind = kindOfPerson(pattern);
    const counted: string[] = [];
    for (const who of people[kind]) {
      const path = fill(pattern, who);
      if (path) {
        counted.push(
          await settled(async (trace) => {
            const status = await get(path, { cookie: who.cookie, 'x-lectern-trace': trace });
            expect({ path, isFound: status < 400 }).toEqual({ path, isFound: true });
          }),
        );
      }
    }
    row(pattern, kind, counted.length === 0 ? 'not counted: of something that nobody has here' : both(counted));
  }
  const trips: string[] = [];
  for (const who of people.learner) {
    trips.push(await answer(who));
  }
  row('an answer, submitted', 'learner', both(trips));
  const table = `${lines.join('\n')}\n`;
  if (process.env.LECTERN_WRITE_ROUND_TRIPS) {
    writeFileSync(reviewed, table);
  }
  expect(table).toBe(readFileSync(reviewed, 'utf8'));
}, 300_000);

it('finds rows by an index, in every statement of every page', async () => {
  const { databaseUrl } = runOf(app);
  const url = new URL(databaseUrl);
  url.pathname = '/lectern_explain';
  const admin = await createConnection({ uri: databaseUrl });
  await admin.query('create database lectern_explain');
  await migrate(url.toString(), join(projectFolder, 'db/migrations'));
  const connection = await createConnection({ uri: url.toString(), timezone: 'Z' });
  await connection.query('set session explain_json_format_version = 1').catch(() => undefined);
  await fillTables(connection);
  const asked = askedStatements();
  expect(asked.length).toBeGreaterThan(60);
  const wrong: string[] = [];
  for (const statement of asked) {
    const scanned = (await explain(connection, statement)).filter(isFullScan);
    if (scanned.length > 0 && !mayScan.some(({ of }) => of.test(statement.sql))) {
      wrong.push(`${scanned.map(({ table }) => table).join(', ')} (${statement.route}): ${statement.sql}`);
    }
  }
  const everything = 'select count(*) from attempts where node = ?';
  expect((await explain(connection, { sql: everything, values: ['none'] })).some(isFullScan)).toBe(true);
  await connection.end();
  await admin.end();
  expect(wrong.sort()).toEqual([]);
}, 120_000);
