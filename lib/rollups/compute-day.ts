import { and, countDistinct, eq, gte, lt, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/mysql-core';
import { attempts, completions, enrollmentChanges, videoWatches } from '@/db/schema';
import { answersSchema, type InputKind, listInputs } from '@/lib/attempts';
import type { Context } from '@/lib/context';
import { LecternError } from '@/lib/errors';
import { AnswerCounter } from './count-answers';
import { boundsOf } from './days';
import { type Activity, type CourseDay, noActivity, type ProblemDay, type VideoDay } from './model';
import { readAttempts } from './read-attempts';

interface DayOfCourse {
  readonly courseKey: string;
  readonly start: Date;
  readonly end: Date;
}

/** Works a day of a course out from its rows. Reads attempts some at once: what it holds grows with problems, not with learners. */
export async function computeDay(
  ctx: Pick<Context, 'db' | 'courseware'>,
  { courseKey, day }: { readonly courseKey: string; readonly day: string },
): Promise<CourseDay> {
  const span = { courseKey, ...boundsOf(day) };
  const counted = await countAttempts(ctx, span);
  const [active, enrolled, blocks, completed, videos] = await Promise.all([
    countActive(ctx, span),
    countEnrollments(ctx, span),
    countCompletedBlocks(ctx, span),
    countCompletions(ctx, span),
    countWatched(ctx, courseKey, day),
  ]);
  const hours = new Map<number, Activity>();
  for (let hour = 0; hour < 24; hour += 1) {
    const parts = [active.hours, counted.hours, enrolled, completed].map((part) => part.get(hour));
    if (parts.some((part) => part !== undefined)) {
      hours.set(hour, Object.assign({}, noActivity, ...parts));
    }
  }
  const sum = (field: keyof Activity) => [...hours.values()].reduce((total, hour) => total + hour[field], 0);
  return {
    day: {
      activeLearners: active.day,
      enrolled: sum('enrolled'),
      left: sum('left'),
      attempts: sum('attempts'),
      correct: sum('correct'),
      completions: sum('completions'),
    },
    hours,
    problems: counted.problems,
    blocks,
    videos,
  };
}

async function countAttempts(ctx: Pick<Context, 'db' | 'courseware'>, span: DayOfCourse) {
  const hours = new Map<number, { attempts: number; correct: number }>();
  const problems = new Map<string, { attempts: number; correct: number; answers: Map<string, AnswerCounter> }>();
  const inputs = new Map<string, readonly InputKind[]>();
  for await (const page of readAttempts(ctx.db, span)) {
    for (const attempt of page) {
      const { block, node, earned, possible } = attempt;
      const correct = possible > 0 && earned >= possible ? 1 : 0;
      const at = attempt.submittedAt.getUTCHours();
      const hour = hours.get(at) ?? { attempts: 0, correct: 0 };
      hours.set(at, { attempts: hour.attempts + 1, correct: hour.correct + correct });
      const problem = problems.get(block) ?? { attempts: 0, correct: 0, answers: new Map() };
      problem.attempts += 1;
      problem.correct += correct;
      problems.set(block, problem);
      const kinds = inputs.get(node) ?? (await inputsOf(ctx, node));
      inputs.set(node, kinds);
      const answers = answersSchema.parse(attempt.answers);
      for (const kind of kinds) {
        const key = `${node} ${kind.inputId}`;
        const counter = problem.answers.get(key) ?? new AnswerCounter(node, kind);
        problem.answers.set(key, counter);
        counter.add(answers[kind.inputId] ?? null);
      }
    }
  }
  const byBlock = [...problems].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    hours,
    problems: byBlock.map(([block, { answers, ...counts }]): ProblemDay => {
      const byInput = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
      return { block, ...counts, answers: byInput.map(([, counter]) => counter.result()) };
    }),
  };
}

/** Of a version that is not kept any more, attempts are counted without their answers. */
async function inputsOf({ courseware }: Pick<Context, 'courseware'>, node: string): Promise<readonly InputKind[]> {
  try {
    return await listInputs(courseware, node);
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'NotFound') {
      return [];
    }
    throw error;
  }
}

const attemptsIn = ({ courseKey, start, end }: DayOfCourse) =>
  and(eq(attempts.courseKey, courseKey), gte(attempts.submittedAt, start), lt(attempts.submittedAt, end));
const completionsIn = ({ courseKey, start, end }: DayOfCourse) =>
  and(eq(completions.courseKey, courseKey), gte(completions.updatedAt, start), lt(completions.updatedAt, end));

/** Different people, by hour and on the day. */
async function countActive({ db }: Pick<Context, 'db'>, span: DayOfCourse) {
  const people = unionAll(
    db
      .select({ userId: attempts.userId, hour: sql<number>`hour(${attempts.submittedAt})`.as('hour') })
      .from(attempts)
      .where(attemptsIn(span)),
    db
      .select({ userId: completions.userId, hour: sql<number>`hour(${completions.updatedAt})`.as('hour') })
      .from(completions)
      .where(completionsIn(span)),
  ).as('people');
  const [byHour, [day]] = await Promise.all([
    db
      .select({ hour: people.hour, count: countDistinct(people.userId) })
      .from(people)
      .groupBy(people.hour),
    db.select({ count: countDistinct(people.userId) }).from(people),
  ]);
  return {
    day: Number(day?.count ?? 0),
    hours: new Map(byHour.map(({ hour, count }) => [Number(hour), { activeLearners: Number(count) }])),
  };
}

async function countEnrollments({ db }: Pick<Context, 'db'>, { courseKey, start, end }: DayOfCourse) {
  const { changedAt, isActive } = enrollmentChanges;
  const hour = sql<number>`hour(${changedAt})`;
  const rows = await db
    .select({
      hour,
      enrolled: sql<number>`sum(${isActive} = 1)`,
      left: sql<number>`sum(${isActive} = 0)`,
    })
    .from(enrollmentChanges)
    .where(and(eq(enrollmentChanges.courseKey, courseKey), gte(changedAt, start), lt(changedAt, end)))
    .groupBy(hour);
  return new Map(rows.map((row) => [Number(row.hour), { enrolled: Number(row.enrolled), left: Number(row.left) }]));
}

async function countCompletions({ db }: Pick<Context, 'db'>, span: DayOfCourse) {
  const hour = sql<number>`hour(${completions.updatedAt})`;
  const rows = await db
    .select({ hour, count: sql<number>`count(*)` })
    .from(completions)
    .where(completionsIn(span))
    .groupBy(hour);
  return new Map(rows.map((row) => [Number(row.hour), { completions: Number(row.count) }]));
}

async function countCompletedBlocks({ db }: Pick<Context, 'db'>, span: DayOfCourse) {
  const rows = await db
    .select({ block: completions.block, count: sql<number>`count(*)` })
    .from(completions)
    .where(completionsIn(span))
    .groupBy(completions.block);
  return rows.map(({ block, count }) => ({ block, completed: Number(count) }));
}

async function countWatched({ db }: Pick<Context, 'db'>, courseKey: string, day: string): Promise<readonly VideoDay[]> {
  const rows = await db
    .select({
      block: videoWatches.block,
      seconds: sql<number>`sum(${videoWatches.seconds})`,
      learners: sql<number>`count(*)`,
    })
    .from(videoWatches)
    .where(and(eq(videoWatches.courseKey, courseKey), eq(videoWatches.day, day)))
    .groupBy(videoWatches.block);
  return rows.map(({ block, seconds, learners }) => ({ block, seconds: Number(seconds), learners: Number(learners) }));
}
