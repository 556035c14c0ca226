import { and, asc, eq, gt, gte, inArray, lt, or } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { attemptRescores, attempts } from '@/db/schema';

/** An attempt with the points of its last grading. */
export interface CountedAttempt {
  readonly userId: string;
  readonly block: string;
  readonly number: number;
  readonly node: string;
  readonly answers: unknown;
  readonly earned: number;
  readonly possible: number;
  readonly submittedAt: Date;
}

const attemptsAtOnce = 1_000;

/** The attempts of a course within a time, in the order of the index that they are read by, some at once. */
export async function* readAttempts(
  db: Db,
  { courseKey, start, end }: { readonly courseKey: string; readonly start: Date; readonly end: Date },
): AsyncGenerator<readonly CountedAttempt[]> {
  let after: CountedAttempt | undefined;
  for (;;) {
    const page: CountedAttempt[] = await db
      .select({
        userId: attempts.userId,
        block: attempts.block,
        number: attempts.number,
        node: attempts.node,
        answers: attempts.answers,
        earned: attempts.earned,
        possible: attempts.possible,
        submittedAt: attempts.submittedAt,
      })
      .from(attempts)
      .where(
        and(
          eq(attempts.courseKey, courseKey),
          gte(attempts.submittedAt, after?.submittedAt ?? start),
          lt(attempts.submittedAt, end),
          after && isAfter(after),
        ),
      )
      .orderBy(asc(attempts.submittedAt), asc(attempts.userId), asc(attempts.block), asc(attempts.number))
      .limit(attemptsAtOnce);
    after = page.at(-1);
    if (!after) {
      return;
    }
    yield await gradedLast(db, courseKey, page);
    if (page.length < attemptsAtOnce) {
      return;
    }
  }
}

function isAfter({ submittedAt, userId, block, number }: CountedAttempt) {
  return or(
    gt(attempts.submittedAt, submittedAt),
    // At the same instant: none before it is read again.
    gt(attempts.userId, userId),
    and(eq(attempts.userId, userId), gt(attempts.block, block)),
    and(eq(attempts.userId, userId), eq(attempts.block, block), gt(attempts.number, number)),
  );
}

/** Puts the points of a later grading in the place of those that an attempt had. */
async function gradedLast(db: Db, courseKey: string, page: readonly CountedAttempt[]) {
  const keyOf = ({ userId, block, number }: Pick<CountedAttempt, 'userId' | 'block' | 'number'>) =>
    `${userId} ${block} ${number}`;
  const rescores = await db
    .select({
      userId: attemptRescores.userId,
      block: attemptRescores.block,
      number: attemptRescores.number,
      earned: attemptRescores.earned,
      possible: attemptRescores.possible,
    })
    .from(attemptRescores)
    .where(
      and(
        eq(attemptRescores.courseKey, courseKey),
        inArray(attemptRescores.userId, [...new Set(page.map(({ userId }) => userId))]),
        inArray(attemptRescores.block, [...new Set(page.map(({ block }) => block))]),
      ),
    )
    .orderBy(asc(attemptRescores.id));
  const last = new Map(rescores.map((rescore) => [keyOf(rescore), rescore]));
  return page.map((attempt) => ({ ...attempt, ...last.get(keyOf(attempt)) }));
}
