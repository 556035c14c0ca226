import { attempts } from '@/db/schema';
import { connectStores } from '@/db/stores';
import { readRunFile } from '@/engines/run-file';
import { loadSecrets } from '@/engines/secrets';
import { createUser, grantRole, sealSession } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { verifyGrades } from '@/lib/grades';
import { refreshPart } from '@/lib/rollups';
import { type RunningApp, startApp } from '../tests/support/app';
import { contextOver } from '../tests/support/context-over';
import { cpuSeconds } from './measure/cpu';
import { copiesOfADay, copyCourses, copyId, copyLearners, makeOriginals, readSizes } from './measure/learners/copies';
import { sendAnswer } from './measure/learners/send-answer';
import { type Call, load, type Reply } from './measure/load';
import { noLimits } from './measure/no-limits';
import type { BenchResult } from './measure/result';
import { serversOf } from './measure/servers-of';

const courseKey = 'course-v1:Lectern+START+first';
const originalCount = 20;
const connections = 4;
/** `LECTERN_SCALE=full` measures for longer; `LECTERN_SCALE=try` tries the bench itself, at sizes that say little. */
const isFull = process.env.LECTERN_SCALE === 'full';
const isTry = process.env.LECTERN_SCALE === 'try';
const span = isFull
  ? { connections, warmUpSeconds: 4, seconds: 10 }
  : { connections, warmUpSeconds: 1, seconds: isTry ? 2 : 4 };
const learnerSizes = isTry ? [1000, 2000, 5000] : [1000, 10_000, 100_000];
const courseSizes = isTry ? [1, 30, 100] : [1, 100, 1000];
const rollupRounds = isFull ? 20 : isTry ? 3 : 8;
/** Learners whose grades are recomputed from their answers, of each size. */
const verified = 200;
const mostGrowth = 1.3;

interface Growth {
  readonly work: string;
  /** One for each size. */
  readonly costs: readonly Cost[];
  /** The place in `costs` that growth is counted from. */
  readonly from: number;
  readonly isBounded: boolean;
}

type Step = (send: (call: Call) => Promise<Reply>, index: number) => Promise<boolean>;

/** How pages, answers and rollups grow with the learners of a course and with the courses of a site. */
export async function benchScale(): Promise<BenchResult> {
  const app = await startApp({ env: noLimits });
  const run = readRunFile(app.dataDir);
  if (!run) {
    throw new Error(`Nothing runs on ${app.dataDir}.`);
  }
  const stores = connectStores({ DATABASE_URL: run.databaseUrl, MONGODB_URI: run.mongodbUri });
  const ctx = contextOver(stores, 'bench');
  try {
    const originals = await makeOriginals(ctx, courseKey, originalCount);
    const measure = measuring(app);
    const byLearners = await growLearners({ app, ctx, databaseUrl: run.databaseUrl, originals, measure });
    const sizes = await readSizes(run.databaseUrl);
    const byCourses = await growCourses(run.databaseUrl, await session(app, copyId(1)), measure);
    const rows = [...byLearners.rows, ...byCourses];
    return {
      title: 'Growth',
      about:
        `Learners of one course, then courses of one site. ${originalCount} learners were made by the real verbs: accounts, enrolments, ${byLearners.attemptsOfOriginal.toFixed(1)} answers each, grades. The others are copies of their rows, made in MySQL in bulk, under ids of their own and without passwords; each thousand of them studied a day before the last. ` +
        `Of the copies ${byLearners.verified} had their grades recomputed from their answers: ${byLearners.differences} differences. CPU ms of all server processes for one request, ${connections} clients, ${span.seconds} seconds; a rollup is that of one day with ${copiesOfADay} learners. What of it was MySQL's is told for the largest size. Growth is the largest size to the smallest, and at most ${mostGrowth} where it is bounded; a page of the catalogue is full from 24 courses on, so that it is counted from the second size.`,
      tables: [
        growthTable(
          learnerSizes.map((size) => `${size.toLocaleString('en')} learners`),
          byLearners.rows,
        ),
        growthTable(
          courseSizes.map((size) => `${size.toLocaleString('en')} courses`),
          byCourses,
        ),
        {
          columns: ['table, with its indexes', 'rows', 'MB', 'bytes a row', 'bytes a learner'],
          cells: sizes
            .filter(({ rows: many }) => many > 0)
            .map(({ table, rows: many, bytes }) => [
              table,
              String(many),
              (bytes / 1e6).toFixed(1),
              (bytes / many).toFixed(0),
              (bytes / (learnerSizes.at(-1) ?? 1)).toFixed(0),
            ]),
        },
      ],
      figures: { rows, sizes, verified: byLearners.verified, differences: byLearners.differences },
    };
  } finally {
    await stores.close();
    await app.stop();
  }
}

/** CPU ms of a request, and which part of it was MySQL's. */
interface Cost {
  readonly ms: number;
  readonly mysqlShare: number;
}

const measuring =
  (app: RunningApp) =>
  async (step: Step): Promise<Cost> => {
    const servers = () => serversOf(app);
    const used = () => ({ all: cpuSeconds(servers()), mysql: cpuSeconds([mysqlOf(app)]) });
    const before = used();
    const { cpuMsPerRequest, errors, requests } = await load({ ...span, port: app.port, servers, step });
    const after = used();
    if (errors > 0) {
      throw new Error(`${errors} of ${requests} answers were not what they should be`);
    }
    return { ms: cpuMsPerRequest, mysqlShare: (after.mysql - before.mysql) / (after.all - before.all) };
  };

const mysqlOf = ({ dataDir }: Pick<RunningApp, 'dataDir'>): number =>
  readRunFile(dataDir)?.processes.find(({ name }) => name === 'MySQL')?.pid ?? 0;
type Measure = ReturnType<typeof measuring>;

async function session(app: RunningApp, userId: string): Promise<string> {
  const { NEXTAUTH_SECRET } = loadSecrets(app.dataDir, process.env, true);
  return `next-auth.session-token=${await sealSession({ userId, sessionVersion: 1, name: userId }, NEXTAUTH_SECRET)}`;
}

const shows =
  (path: string, cookies: readonly string[], marker: string): Step =>
  async (send, index) => {
    const reply = await send({ path, headers: { cookie: cookies[index % cookies.length] ?? '' } });
    return reply.status === 200 && reply.body.includes(marker);
  };

const unit = (id: string, key = courseKey) => `/courses/${key}/units/vertical@${id}`;

async function growLearners(site: {
  readonly app: RunningApp;
  readonly ctx: Context;
  readonly databaseUrl: string;
  readonly originals: readonly string[];
  readonly measure: Measure;
}) {
  const { app, ctx, databaseUrl, originals, measure } = site;
  const { userId: teacherId } = await createUser(ctx, {
    email: 'scale-teacher@example.org',
    name: 'Teacher',
    passwordHash: null,
  });
  await grantRole(ctx, { userId: teacherId, role: 'instructor', scope: courseKey });
  const teacher = await session(app, teacherId);
  const works = [
    'unit page',
    'an answer, until its result shows',
    'progress',
    'course home',
    'roster',
    'rollup of a day',
  ];
  const costs = new Map<string, Cost[]>(works.map((work) => [work, []]));
  const before = await ctx.db.$count(attempts);
  const checked = { verified: 0, differences: 0 };
  let made = 0;
  for (const size of learnerSizes) {
    const began = performance.now();
    await copyLearners(databaseUrl, originals, { from: made + 1, to: size });
    console.log(`${size} learners: copied in ${((performance.now() - began) / 1000).toFixed(0)} s`);
    // Learners who have answered nothing in a measurement before.
    const cookies = await Promise.all(
      Array.from({ length: connections }, (_, index) => session(app, copyId(made + 1 + index))),
    );
    const first = made;
    made = size;
    const note = (work: string, cost: Cost) => {
      console.log(`${size} learners: ${work} ${cost.ms.toFixed(2)} ms`);
      costs.get(work)?.push(cost);
    };
    note('unit page', await measure(shows(unit('page_of_text'), cookies, 'A page of text')));
    note('progress', await measure(shows(`/courses/${courseKey}/progress`, cookies, 'rogress')));
    note('course home', await measure(shows(`/courses/${courseKey}`, cookies, 'First steps')));
    note('roster', await measure(shows(`/instructor/${courseKey}/learners`, [teacher], 'Copy ')));
    note('rollup of a day', await measureRollup(ctx, app));
    note(
      'an answer, until its result shows',
      await measure((send, index) =>
        sendAnswer(send, {
          path: unit('why_we_ask'),
          headers: { cookie: cookies[index % cookies.length] ?? '' },
          learner: first + index,
          choice: 'choice_0',
        }),
      ),
    );
    const result = await verifyGrades(ctx, { courseKey, after: copyId(first + connections), most: verified });
    checked.verified += result.learners;
    checked.differences += result.differences.length;
  }
  return {
    rows: works.map((work): Growth => ({ work, costs: costs.get(work) ?? [], from: 0, isBounded: true })),
    attemptsOfOriginal: before / originals.length,
    ...checked,
  };
}

/** CPU of MySQL and of this process for yesterday in the course: a thousand learners were there, at every size. */
async function measureRollup(ctx: Context, app: RunningApp): Promise<Cost> {
  const day = new Date(ctx.now.getTime() - 86_400_000).toISOString().slice(0, 10);
  const mysql = mysqlOf(app);
  await refreshPart(ctx, { courseKey, part: day });
  const used = () => ({ all: cpuSeconds([process.pid, mysql]), mysql: cpuSeconds([mysql]) });
  const before = used();
  for (let round = 0; round < rollupRounds; round += 1) {
    if ((await refreshPart(ctx, { courseKey, part: day })) !== 'refreshed') {
      throw new Error(`The rollup of ${day} was not made`);
    }
  }
  const after = used();
  const all = after.all - before.all;
  return { ms: (all * 1000) / rollupRounds, mysqlShare: (after.mysql - before.mysql) / all };
}

async function growCourses(databaseUrl: string, cookie: string, measure: Measure): Promise<readonly Growth[]> {
  const catalogue: Cost[] = [];
  const units: Cost[] = [];
  let made = 1;
  for (const size of courseSizes) {
    if (size > made) {
      await copyCourses(databaseUrl, courseKey, { from: made, to: size - 1 });
    }
    made = size;
    catalogue.push(await measure(shows('/courses', [cookie], 'First steps in Lectern')));
    units.push(await measure(shows(unit('page_of_text'), [cookie], 'A page of text')));
  }
  return [
    { work: 'catalogue', costs: catalogue, from: 1, isBounded: true },
    { work: 'unit page', costs: units, from: 0, isBounded: true },
  ];
}

function growthTable(sizes: readonly string[], rows: readonly Growth[]) {
  return {
    columns: ['work', ...sizes, 'of it MySQL', 'growth', 'goal'],
    cells: rows.map(({ work, costs, from, isBounded }) => {
      const last = costs.at(-1);
      const growth = (last?.ms ?? Number.NaN) / (costs[from]?.ms ?? Number.NaN);
      const isOver = isBounded && !(growth <= mostGrowth);
      return [
        work,
        ...costs.map(({ ms }) => ms.toFixed(2)),
        `${((last?.mysqlShare ?? 0) * 100).toFixed(0)} %`,
        `${growth.toFixed(2)} ×`,
        isBounded ? `≤ ${mostGrowth} ×${isOver ? ' over' : ''}` : '–',
      ];
    }),
  };
}
