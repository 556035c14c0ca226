import { and, asc, eq } from 'drizzle-orm';
import * as fc from 'fast-check';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attemptRescores,
  attempts,
  completions,
  enrollmentChanges,
  rollupBlocks,
  rollupDays,
  rollupHours,
  rollupMarks,
  rollupProblems,
} from '@/db/schema';
import { loadOutline } from '@/lib/courses';
import { listMarkedRollups, markRollups, refreshPart } from '@/lib/rollups';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { importLearnerCourse } from '../support/learner-course';

const hourMs = 3_600_000;
const days = ['2026-02-01', '2026-02-02', '2026-02-03'] as const;
const firstDay = new Date(`${days[0]}T00:00:00Z`).getTime();
const freeText =
  '<problem display_name="Words"><stringresponse answer="Ada"><label>Who?</label><textline/></stringresponse></problem>';
interface Row {
  readonly kind: 'attempt' | 'completion' | 'enrolled' | 'left';
  readonly user: number;
  readonly at: number;
  readonly block: 'problem@number' | 'problem@choice' | 'problem@slow';
  readonly answer: string;
  readonly isCorrect: boolean;
  readonly isRescored: boolean;
}

describe.each(drivers)('rollups, over %s', (driver) => {
  let stores: FreshStores;
  const nodes = new Map<string, string>();
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    const { root } = await importLearnerCourse(stores, { 'problem/slow.xml': freeText });
    const outline = await loadOutline(stores.courseware, root);
    for (const block of ['problem@number', 'problem@choice', 'problem@slow']) {
      nodes.set(block, outline.entries.get(block)?.node ?? '');
    }
  });
  afterAll(async () => {
    await stores?.close();
  });

  let serial = 0;
  const nextId = (prefix: string) => {
    serial += 1;
    return `${prefix}_${String(serial).padStart(8, '0')}`;
  };

  const row: fc.Arbitrary<Row> = fc.record({
    kind: fc.constantFrom('attempt', 'attempt', 'attempt', 'completion', 'enrolled', 'left'),
    user: fc.integer({ min: 1, max: 6 }),
    // The edges of days and hours, and any instant of three days.
    at: fc.oneof(
      fc.integer({ min: 0, max: 71 }).map((hour) => hour * hourMs),
      fc.integer({ min: 1, max: 72 }).map((hour) => hour * hourMs - 1),
      fc.integer({ min: 0, max: 72 * hourMs - 1 }),
    ),
    block: fc.constantFrom('problem@number', 'problem@choice', 'problem@slow'),
    answer: fc.constantFrom(
      'choice_0',
      'choice_1',
      '42',
      ' 42.0',
      '1e3',
      '2+2',
      'Ada Lovelace',
      '',
      '+44 20 7946 0000',
    ),
    isCorrect: fc.boolean(),
    isRescored: fc.boolean(),
  });

  /** Writes rows of a course as the verbs would; answers them with what is unique already left out. */
  async function write(course: string, rows: readonly Row[]): Promise<readonly Row[]> {
    const numbers = new Map<string, number>();
    const completed = new Set<string>();
    const written: Row[] = [];
    for (const one of rows) {
      const userId = `usr_${one.user}`;
      const at = new Date(firstDay + one.at);
      const own = { userId, courseKey: course, block: one.block };
      const key = `${userId} ${one.block}`;
      if (one.kind === 'attempt') {
        const number = (numbers.get(key) ?? 0) + 1;
        numbers.set(key, number);
        const graded = { node: nodes.get(one.block) ?? '', revision: 'rev_1', result: {}, possible: 1 };
        const earned = one.isCorrect ? 1 : 0;
        await stores.db.insert(attempts).values({
          ...own,
          ...graded,
          number,
          id: nextId('att'),
          seed: 1,
          answers: { '2_1': one.answer },
          earned: one.isRescored ? 1 - earned : earned,
          submittedAt: at,
        });
        if (one.isRescored) {
          const again = { ...own, ...graded, number, rescoredBy: 'system', rescoredAt: testNow };
          await stores.db.insert(attemptRescores).values({ ...again, id: nextId('rsc'), earned: 1 - earned });
          await stores.db.insert(attemptRescores).values({ ...again, id: nextId('rsc'), earned });
        }
      } else if (one.kind === 'completion') {
        if (completed.has(key)) continue;
        completed.add(key);
        await stores.db.insert(completions).values({ ...own, completion: 1, updatedAt: at });
      } else {
        const isActive = one.kind === 'enrolled';
        const change = { userId, courseKey: course, id: nextId('enc'), mode: 'audit', isActive, changedAt: at };
        await stores.db.insert(enrollmentChanges).values(change);
      }
      written.push(one);
    }
    return written;
  }

  /** What is kept of a course, day by day. */
  async function stored(course: string) {
    const { db } = stores;
    const read = async (day: string) => ({
      day: await db
        .select()
        .from(rollupDays)
        .where(and(eq(rollupDays.courseKey, course), eq(rollupDays.day, day))),
      hours: await db
        .select()
        .from(rollupHours)
        .where(and(eq(rollupHours.courseKey, course), eq(rollupHours.day, day)))
        .orderBy(asc(rollupHours.hour)),
      problems: await db
        .select()
        .from(rollupProblems)
        .where(and(eq(rollupProblems.courseKey, course), eq(rollupProblems.day, day)))
        .orderBy(asc(rollupProblems.block)),
      blocks: await db
        .select()
        .from(rollupBlocks)
        .where(and(eq(rollupBlocks.courseKey, course), eq(rollupBlocks.day, day)))
        .orderBy(asc(rollupBlocks.block)),
    });
    return Object.fromEntries(await Promise.all(days.map(async (day) => [day, await read(day)] as const)));
  }
  const refreshAll = (course: string) =>
    Promise.all(days.map((part) => refreshPart(stores.context(), { courseKey: course, part })));

  it('are what a plain count of the rows gives, for any rows', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (given) => {
        run += 1;
        const course = `course-v1:Any+Rows+${run}`;
        const rows = await write(course, given);
        await refreshAll(course);
        const kept = await stored(course);
        expect(kept).toEqual(countPlainly(course, rows, nodes));
        // Again, and by a rebuild of one day in the middle: nothing changes.
        await refreshAll(course);
        expect(await stored(course)).toEqual(kept);
      }),
      { numRuns: 12 },
    );
  });

  it('keep nothing that a person wrote', async () => {
    const course = 'course-v1:No+Names+1';
    const one = { kind: 'attempt', user: 1, at: 0, isCorrect: true, isRescored: false } as const;
    const texts = ['Ada Lovelace', '020 7946 0000', '4917012345678', 'choice_7'];
    await write(
      course,
      texts.flatMap((answer, user) =>
        (['problem@number', 'problem@choice', 'problem@slow'] as const).map((block) => ({
          ...one,
          user,
          answer,
          block,
        })),
      ),
    );
    await refreshPart(stores.context(), { courseKey: course, part: days[0] });
    const { problems } = (await stored(course))[days[0]] ?? {};
    expect(problems).toHaveLength(3);
    for (const text of [...texts, 'usr_']) {
      expect(JSON.stringify(problems)).not.toContain(text);
    }
    expect(problems?.map(({ answers }) => answers)).toMatchObject([
      [{ kind: 'choices', answered: 4, distinct: 4, values: [], others: 4 }],
      [{ kind: 'number', answered: 4, distinct: 4, values: [], others: 4 }],
      [{ kind: 'open', answered: 4, distinct: 4, values: [], others: 0 }],
    ]);
  });

  it('are never written by whoever read before a later row came', async () => {
    const course = 'course-v1:Two+Workers+1';
    const target = { courseKey: course, part: days[1] };
    const one = { kind: 'attempt', block: 'problem@number', answer: '42', isCorrect: true, isRescored: false } as const;
    const mark = () =>
      markRollups(stores.context(), {
        courseKey: course,
        at: [firstDay + 25 * hourMs],
        rescored: [],
        hasNewGrades: false,
      });
    const early = await write(course, [{ ...one, user: 1, at: 25 * hourMs }]);
    await mark();
    // The slow worker has read everything, and comes to write only when the fast one has written.
    const gate = Promise.withResolvers<void>();
    const hasRead = Promise.withResolvers<void>();
    const slowDb = new Proxy(stores.db, {
      get(db, name) {
        if (name === 'transaction') {
          return async (...given: Parameters<typeof db.transaction>) => {
            hasRead.resolve();
            await gate.promise;
            return db.transaction(...given);
          };
        }
        const value = Reflect.get(db, name);
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    const slow = refreshPart(stores.context({ db: slowDb }), target);
    await hasRead.promise;
    const late = await write(course, [{ ...one, user: 2, at: 26 * hourMs }]);
    await mark();
    expect(await refreshPart(stores.context(), target)).toBe('refreshed');
    gate.resolve();
    expect(await slow).toBe('refreshed');
    expect((await stored(course))[days[1]]).toEqual(countPlainly(course, [...early, ...late], nodes)[days[1]]);
    expect(await listMarkedRollups(stores.context(), { limit: 10 })).toEqual([]);

    // Many at once, while rows come: whatever the order, nothing is lost once all marks are worked off.
    const more: Row[] = [];
    for (let user = 3; user < 9; user += 1) {
      more.push(...(await write(course, [{ ...one, user, at: 27 * hourMs + user }])));
      await mark();
      await Promise.all([refreshPart(stores.context(), target), refreshPart(stores.context(), target)]);
    }
    const all = [...early, ...late, ...more];
    expect((await stored(course))[days[1]]).toEqual(countPlainly(course, all, nodes)[days[1]]);
    expect(await stores.db.select().from(rollupMarks)).toEqual([]);
  });

  it('read the rows of their day, not those of a course or of the site', async () => {
    const course = 'course-v1:Large+Course+1';
    const batch = Array.from({ length: 5_000 }, (_, at) => ({
      userId: `usr_${at}`,
      courseKey: course,
      block: 'problem@number',
      number: 1,
      id: nextId('att'),
      node: nodes.get('problem@number') ?? '',
      revision: 'rev_1',
      seed: 1,
      answers: { '2_1': '42' },
      result: {},
      earned: 1,
      possible: 1,
      // 100 on the second day, all others on the first.
      submittedAt: new Date(firstDay + (at < 100 ? 24 * hourMs + at : at)),
    }));
    await stores.db.insert(attempts).values(batch);
    await stores.db.insert(completions).values(
      batch.map(({ userId, block, submittedAt }) => ({
        userId,
        courseKey: course,
        block,
        completion: 1,
        updatedAt: submittedAt,
      })),
    );
    const before = await rowsRead(stores);
    await refreshPart(stores.context(), { courseKey: course, part: days[1] });
    const read = (await rowsRead(stores)) - before;
    expect((await stored(course))[days[1]]?.day).toMatchObject([
      { activeLearners: 100, attempts: 100, completions: 100 },
    ]);
    expect(read).toBeLessThan(1_500);
  });
});

type Kept = Record<string, { day: unknown[]; hours: unknown[]; problems: unknown[]; blocks: unknown[] }>;

/** The same figures, by filters over a list in memory. */
function countPlainly(course: string, rows: readonly Row[], nodes: ReadonlyMap<string, string>): Kept {
  const result: Kept = {};
  for (const [at, day] of days.entries()) {
    const within = (from: number, length: number) => rows.filter((one) => one.at >= from && one.at < from + length);
    const today = within(at * 24 * hourMs, 24 * hourMs);
    const own = { courseKey: course, day };
    const of = (list: readonly Row[], kind: Row['kind']) => list.filter((one) => one.kind === kind);
    const measure = (list: readonly Row[]) => ({
      activeLearners: new Set([...of(list, 'attempt'), ...of(list, 'completion')].map(({ user }) => user)).size,
      enrolled: of(list, 'enrolled').length,
      left: of(list, 'left').length,
      attempts: of(list, 'attempt').length,
      correct: of(list, 'attempt').filter(({ isCorrect }) => isCorrect).length,
      completions: of(list, 'completion').length,
    });
    const hours = Array.from({ length: 24 }, (_, hour) => ({
      hour,
      list: within((at * 24 + hour) * hourMs, hourMs),
    })).filter(({ list }) => list.length > 0);
    const blocksOf = (kind: Row['kind']) => [...new Set(of(today, kind).map(({ block }) => block))].sort();
    result[day] = {
      day: today.length > 0 ? [{ ...own, ...measure(today) }] : [],
      hours: hours.map(({ hour, list }) => ({ ...own, hour, ...measure(list) })),
      problems: blocksOf('attempt').map((block) => {
        const answered = of(today, 'attempt').filter((one) => one.block === block);
        const { attempts: many, correct } = measure(answered);
        return { ...own, block, attempts: many, correct, answers: [answersPlainly(block, answered, nodes)] };
      }),
      blocks: blocksOf('completion').map((block) => ({
        ...own,
        block,
        completed: of(today, 'completion').filter((one) => one.block === block).length,
      })),
    };
  }
  return result;
}

const shownAs: Record<Row['block'], { kind: string; values: Record<string, string> }> = {
  'problem@number': { kind: 'number', values: { '42': '42', ' 42.0': '42', '1e3': '1000' } },
  'problem@choice': { kind: 'choices', values: { choice_0: 'choice_0', choice_1: 'choice_1' } },
  'problem@slow': { kind: 'open', values: {} },
};

function answersPlainly(block: Row['block'], rows: readonly Row[], nodes: ReadonlyMap<string, string>) {
  const { kind, values } = shownAs[block];
  const given = rows.map(({ answer }) => answer).filter((answer) => answer !== '');
  const named = given.flatMap((answer) => values[answer] ?? []);
  return {
    node: nodes.get(block),
    inputId: '2_1',
    kind,
    answered: given.length,
    distinct: new Set(given).size,
    values: [...new Set(named)]
      .map((value) => ({ value, count: named.filter((one) => one === value).length }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    others: kind === 'open' ? 0 : given.length - named.length,
  };
}

/** Rows that the server has read since it started. */
async function rowsRead({ databaseUrl }: FreshStores): Promise<number> {
  const connection = await createConnection({ uri: databaseUrl });
  const [rows] = await connection.query("show global status like 'Innodb_rows_read'");
  await connection.end();
  return Array.isArray(rows) && rows[0] && 'Value' in rows[0] ? Number(rows[0].Value) : Number.NaN;
}
