import { eq } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { Db } from '@/db/client';
import { countWork } from '@/db/journal';
import { workflowRuns } from '@/db/schema';
import { typescriptCommand } from '@/engines/process/typescript-command';
import { readRunFile } from '@/engines/run-file';
import { createUser } from '@/lib/accounts';
import type { Answers } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { enroll } from '@/lib/enrollments';
import { chooseAnswers } from '../../cli/load/choose-answers';
import { listQuestions, type Question } from '../../cli/load/list-questions';
import { type Submission, submitByVerb } from '../../cli/load/submit-ways';
import { type StartedCommand, startCommand } from '../../tests/support/start-command';
import { cpuSeconds } from './cpu';

/** From submissions to persisted course grades: this process submits by the verb, `npm run worker` grades. */
export interface GradingFigures {
  /** Submissions a second of the steady load. */
  readonly steadyPerSecond: number;
  /** From the commit of a submission to the end of the run that persisted the course grade with it, at the steady load. */
  readonly lagP50Ms: number;
  readonly lagP95Ms: number;
  readonly lagP99Ms: number;
  /**
   * CPU of the worker, and of MySQL over what it takes for the submissions alone, at the steady load. Every submission is by another
   * learner, so that hardly two are graded together.
   */
  readonly workflowCpuMs: number;
  readonly workerCpuMs: number;
  /** Submissions a second, as fast as they are taken, from the first to the last that is graded. */
  readonly sustainedPerSecond: number;
}

const steadyPerSecond = 50;
const steadySeconds = 15;
const hurriedSeconds = 10;
const submitters = 8;
const learnerCount = steadyPerSecond * steadySeconds;

const inParallel = (work: () => Promise<void>) => Promise.all(Array.from({ length: submitters }, work));
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

export async function measureGrading(ctx: Context, dataDir: string, courseKey: string): Promise<GradingFigures> {
  const questions = await listQuestions(ctx, courseKey);
  const submitNext = await openLearners(ctx, courseKey, questions);
  const mysql = readRunFile(dataDir)?.processes.find(({ name }) => name === 'MySQL')?.pid ?? 0;
  const cpu = (...pids: number[]) => cpuSeconds(pids) * 1000;

  const steady = async (worker: number) => {
    const before = { mysql: cpu(mysql), worker: cpu(worker) };
    const submitted = await submitSteadily(submitNext);
    if (worker > 0) {
      await untilDone(ctx.db);
    }
    return {
      submitted,
      mysqlMs: (cpu(mysql) - before.mysql) / submitted.size,
      workerMs: (cpu(worker) - before.worker) / submitted.size,
    };
  };
  await steady(0);
  const alone = await steady(0);
  const worker = await startWorker(dataDir);
  try {
    await untilDone(ctx.db);
    const graded = await steady(worker.pid);
    const lags = await readLags(ctx.db, graded.submitted);
    const at = (part: number) => lags[Math.floor(lags.length * part)] ?? Number.NaN;
    return {
      steadyPerSecond,
      lagP50Ms: at(0.5),
      lagP95Ms: at(0.95),
      lagP99Ms: at(0.99),
      workflowCpuMs: graded.workerMs + graded.mysqlMs - alone.mysqlMs,
      workerCpuMs: graded.workerMs,
      sustainedPerSecond: await measureSustained(ctx.db, submitNext),
    };
  } finally {
    worker.child.kill('SIGTERM');
    await worker.ended;
  }
}

/** Submits the next answer of the next learner; answers the attempt's id. */
type SubmitNext = () => Promise<string>;

/** Learners in a row, each of whom has worked on every question once before the first is tried again. */
async function openLearners(ctx: Context, courseKey: string, questions: readonly Question[]): Promise<SubmitNext> {
  const userIds: string[] = [];
  await inParallel(async () => {
    while (userIds.length < learnerCount) {
      const name = `Learner ${ulid()}`;
      const { userId } = await createUser(ctx, {
        email: `${name.replace(' ', '-')}@example.org`,
        name,
        passwordHash: null,
      });
      await enroll({ ...ctx, actor: { kind: 'user', userId, roles: [] } }, { courseKey });
      userIds.push(userId);
    }
  });
  const submit = submitByVerb(ctx);
  const submissions = questions.flatMap((question): Submission[] => {
    const { block, node, view, right } = question;
    const answers: Answers | null = chooseAnswers(view, right, Math.random() < 0.7, Math.random);
    return answers ? [{ courseKey, block, node, attempt: 0, answers }] : [];
  });
  let count = 0;
  return async () => {
    const turn = count;
    count += 1;
    const submission = submissions[Math.floor(turn / userIds.length)];
    const userId = userIds[turn % userIds.length];
    const attemptId = submission && userId && (await submit(userId, submission));
    if (!attemptId) {
      throw new Error(`The submission ${turn} was not taken.`);
    }
    return attemptId;
  };
}

/** An open loop; answers when each attempt was committed, by its id. */
async function submitSteadily(submitNext: SubmitNext): Promise<ReadonlyMap<string, number>> {
  const committed = new Map<string, number>();
  const began = performance.now();
  const open: Promise<void>[] = [];
  for (let n = 0; n < steadyPerSecond * steadySeconds; n += 1) {
    await pause(Math.max(0, began + (n * 1000) / steadyPerSecond - performance.now()));
    open.push(submitNext().then((attemptId) => void committed.set(attemptId, Date.now())));
  }
  await Promise.all(open);
  return committed;
}

/** Milliseconds from commit to the end of the run that graded it, in order. */
async function readLags(db: Db, committed: ReadonlyMap<string, number>): Promise<readonly number[]> {
  const runs = await db
    .select({ events: workflowRuns.events, endedAt: workflowRuns.endedAt })
    .from(workflowRuns)
    .where(eq(workflowRuns.functionId, 'lectern-grade-learner'));
  const lags = runs.flatMap(({ events, endedAt }) =>
    (events as readonly { data: { attemptId?: string } }[]).flatMap(({ data }) => {
      const at = committed.get(data.attemptId ?? '');
      return at !== undefined && endedAt ? [endedAt.getTime() - at] : [];
    }),
  );
  if (lags.length !== committed.size) {
    throw new Error(`Of ${committed.size} submissions ${lags.length} were graded.`);
  }
  return lags.sort((one, other) => one - other);
}

async function measureSustained(db: Db, submitNext: SubmitNext): Promise<number> {
  const began = performance.now();
  let submitted = 0;
  await inParallel(async () => {
    while (performance.now() - began < hurriedSeconds * 1000) {
      await submitNext();
      submitted += 1;
    }
  });
  await untilDone(db);
  return (submitted * 1000) / (performance.now() - began);
}

async function untilDone(db: Db): Promise<void> {
  while ((await countWork(db)).unfinished > 0) {
    await pause(200);
  }
}

async function startWorker(dataDir: string): Promise<StartedCommand> {
  const { file, args } = typescriptCommand('cli/worker.ts', []);
  const worker = startCommand(file, args, { env: { LECTERN_DATA: dataDir, TSX_TSCONFIG_PATH: 'tsconfig.json' } });
  while (!worker.out().includes('The worker is at work')) {
    if (worker.child.exitCode !== null) {
      throw new Error(`The worker did not start:\n${worker.err()}`);
    }
    await pause(50);
  }
  return worker;
}
