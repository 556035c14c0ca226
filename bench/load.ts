import { setTimeout as sleep } from 'node:timers/promises';
import { count, inArray } from 'drizzle-orm';
import { connectDb } from '@/db/client';
import { attempts } from '@/db/schema';
import { isRunning } from '@/engines/process/identify-process';
import { readRunFile } from '@/engines/run-file';
import { type RunningApp, startApp } from '../tests/support/app';
import { checkAttemptsBeside } from '../tests/support/load-set';
import { withFloor } from './measure/floor';
import { CourseLife } from './measure/learners/course-life';
import { crowd, type Deed, percentile } from './measure/learners/crowd';
import { learnersToMeasureWith, type MeasuringLearner } from './measure/learners/learners-to-measure-with';
import { load } from './measure/load';
import { residentMiB } from './measure/memory';
import type { BenchResult, Table } from './measure/result';

const course = 'course-v1:Lectern+START+first';
const people = 500;
/** `LECTERN_LOAD_MINUTES` makes it shorter, or longer. */
const minutes = Number(process.env.LECTERN_LOAD_MINUTES) || 5;
/** Until V8 has compiled what is hot; the empty page gets as long. */
const warmUpSeconds = 10;

/** 500 people who read, watch and answer at once; then the same while MySQL is taken away in the middle. */
export async function benchLoad(): Promise<BenchResult> {
  const floor = await withFloor((page) => load({ ...page, connections: people, warmUpSeconds, seconds: 15 }));
  const app = await startApp();
  try {
    const learners = await learnersToMeasureWith(app, course, people);
    await crowd({ port: app.port, people, seconds: warmUpSeconds, act: new CourseLife(learners).act });
    const calm = await live(app, learners);
    const shaken = await live(app, learners, true);
    const rows = [
      [
        'empty page of the framework',
        ...figuresOf(floor.requests, floor.errors, floor.p50Ms, floor.p95Ms, floor.p95Ms),
      ],
      ...kindsOf(calm.deeds).map((kind) =>
        rowOf(
          kind,
          calm.deeds.filter((deed) => deed.kind === kind),
          floor.p95Ms,
        ),
      ),
      rowOf('all of it', calm.deeds, floor.p95Ms),
    ];
    return {
      title: 'Five hundred at once',
      about:
        `${people} learners, each with a connection of its own and no pause between two deeds, for ${minutes} minutes on one machine: of ten ` +
        'deeds five are reading, one is looking at the course, two are watching, two are answering. The empty page was asked for by as many. ' +
        `Both were warmed up for ${warmUpSeconds} seconds. ` +
        'Then the same again, with MySQL ended in the middle and started again by the supervisor. p95 may be 3 times that of the empty page.',
      tables: [
        { columns: ['what', 'requests', 'errors', 'p50 ms', 'p95 ms', '× empty page, p95'], cells: rows },
        livesTable(calm, shaken),
      ],
      figures: { floor, calm: summaryOf(calm), shaken: summaryOf(shaken) },
    };
  } finally {
    await app.stop();
  }
}

interface Life {
  readonly deeds: readonly Deed[];
  readonly acknowledged: number;
  /** Acknowledged answers that are not in the database. */
  readonly missing: number;
  /** Rows of attempts beyond those that were acknowledged: answers whose acknowledgement was lost on its way. */
  readonly unheard: number;
  /** Of the website's process, in MiB: after a fifth of the time (a minute of five), at its highest from there on, at the end. */
  readonly memory: { readonly early: number; readonly highest: number; readonly end: number };
}

async function live(app: RunningApp, learners: readonly MeasuringLearner[], withoutMysql = false): Promise<Life> {
  const life = new CourseLife(learners);
  const before = await countAttempts(app, learners);
  const seconds = minutes * 60;
  const done = new AbortController();
  const memory: number[] = [];
  const watching = (async () => {
    while (!done.signal.aborted) {
      const site = readRunFile(app.dataDir)?.processes.find(({ name }) => name === 'website');
      const mib = site && residentMiB(site.pid);
      if (mib) memory.push(mib);
      await sleep(1000, undefined, { signal: done.signal }).catch(() => {});
    }
  })();
  const [deeds] = await Promise.all([
    crowd({ port: app.port, people, seconds, act: life.act }),
    withoutMysql ? sleep(seconds * 500).then(() => endMysql(app)) : undefined,
  ]);
  done.abort();
  await watching;
  const ids = [...life.acknowledged];
  const { missing } = await checkAttemptsBeside(app, ids);
  const early = Math.floor(memory.length / 5);
  return {
    deeds,
    acknowledged: ids.length,
    missing,
    unheard: (await countAttempts(app, learners)) - before - ids.length,
    memory: { early: memory[early] ?? 0, highest: Math.max(0, ...memory.slice(early)), end: memory.at(-1) ?? 0 },
  };
}

function endMysql(app: RunningApp): void {
  const mysql = readRunFile(app.dataDir)?.processes.find(({ name }) => name === 'MySQL');
  if (!mysql || !isRunning(mysql)) throw new Error('MySQL does not run.');
  process.kill(mysql.pid, 'SIGTERM');
}

async function countAttempts(app: RunningApp, learners: readonly MeasuringLearner[]): Promise<number> {
  const url = readRunFile(app.dataDir)?.databaseUrl;
  if (!url) throw new Error(`Nothing runs on ${app.dataDir}.`);
  const { db, close } = connectDb(url, { connectionLimit: 1 });
  const ids = learners.map(({ userId }) => userId);
  const [row] = await db.select({ all: count() }).from(attempts).where(inArray(attempts.userId, ids));
  await close();
  return row?.all ?? 0;
}

const kindsOf = (deeds: readonly Deed[]) => [...new Set(deeds.map(({ kind }) => kind))].sort();

const rowOf = (what: string, deeds: readonly Deed[], floorP95Ms: number) => [
  what,
  ...figuresOf(
    deeds.length,
    deeds.filter(({ isRight }) => !isRight).length,
    percentile(deeds, 0.5),
    percentile(deeds, 0.95),
    floorP95Ms,
  ),
];

const figuresOf = (requests: number, errors: number, p50Ms: number, p95Ms: number, floorP95Ms: number) => [
  String(requests),
  String(errors),
  p50Ms.toFixed(0),
  p95Ms.toFixed(0),
  (p95Ms / Math.max(1, floorP95Ms)).toFixed(2),
];

/** How often each status was answered; 0 is a connection that broke. */
function statusesOf(deeds: readonly Deed[]): Readonly<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (const { status } of deeds) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** From the first to the last request that was turned away, in seconds. */
function secondsAway(deeds: readonly Deed[]): number {
  const at = deeds.filter(({ status }) => status === 503).map(({ atMs, ms }) => [atMs, atMs + ms] as const);
  return at.length === 0 ? 0 : (Math.max(...at.map(([, end]) => end)) - Math.min(...at.map(([begin]) => begin))) / 1000;
}

const wrongOf = (deeds: readonly Deed[]) => deeds.filter(({ isRight, status }) => !isRight && status !== 503).length;

function livesTable(calm: Life, shaken: Life): Table {
  const cell = (what: string, of: (life: Life) => number) => [what, of(calm).toFixed(0), of(shaken).toFixed(0)];
  return {
    columns: ['', 'undisturbed', 'MySQL restarted'],
    cells: [
      cell('answered 503 with a time to come back', ({ deeds }) => statusesOf(deeds)[503] ?? 0),
      cell('wrong in another way', ({ deeds }) => wrongOf(deeds)),
      cell('from the first 503 to the last, s', ({ deeds }) => secondsAway(deeds)),
      cell('answers acknowledged', ({ acknowledged }) => acknowledged),
      cell('of them not in the database', ({ missing }) => missing),
      cell('in the database and not acknowledged', ({ unheard }) => unheard),
      cell('memory of the website after a fifth of the time, MiB', ({ memory }) => memory.early),
      cell('its highest from there on, MiB', ({ memory }) => memory.highest),
      cell('at the end, MiB', ({ memory }) => memory.end),
    ],
  };
}

const summaryOf = ({ deeds, ...rest }: Life) => ({
  ...rest,
  requests: deeds.length,
  statuses: statusesOf(deeds),
  secondsAway: secondsAway(deeds),
  p95Ms: percentile(deeds, 0.95),
});
