import { and, eq, gte, sql } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { prepareOnce } from '@/db/prepare-once';
import { completions } from '@/db/schema';
import type { Context } from '@/lib/context';
import { type PublishedEvent, publishAll } from '@/lib/outbox';

const completedOf = prepareOnce((db) =>
  db
    .select({ block: completions.block })
    .from(completions)
    .where(
      and(
        eq(completions.userId, sql.placeholder('userId')),
        eq(completions.courseKey, sql.placeholder('courseKey')),
        gte(completions.completion, 1),
      ),
    )
    .prepare(),
);

/** The blocks of a course that a learner has completed. One query. */
export async function findCompleted(
  db: Db,
  input: { readonly userId: string; readonly courseKey: string },
): Promise<ReadonlySet<string>> {
  const rows = await completedOf(db).execute({ userId: input.userId, courseKey: input.courseKey });
  return new Set(rows.map(({ block }) => block));
}

/** The completed blocks of all of a learner's courses, by course. One query. */
export async function findAllCompleted(db: Db, userId: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await db
    .select({ courseKey: completions.courseKey, block: completions.block })
    .from(completions)
    .where(and(eq(completions.userId, userId), gte(completions.completion, 1)));
  const found = new Map<string, Set<string>>();
  for (const { courseKey, block } of rows) {
    const blocks = found.get(courseKey);
    if (blocks) {
      blocks.add(block);
    } else {
      found.set(courseKey, new Set([block]));
    }
  }
  return found;
}

/**
 * Marks blocks as complete within the transaction of what completed them, with an event each. Blocks that are complete already are
 * to be left out by the caller; should two requests race, the second changes nothing but its event. What else the transaction tells of
 * (`others`) is written in the same statement.
 */
export async function markCompleted(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  input: { readonly userId: string; readonly courseKey: string; readonly blocks: readonly string[] },
  others: readonly PublishedEvent[] = [],
): Promise<void> {
  const { userId, courseKey, blocks } = input;
  if (blocks.length > 0) {
    await tx
      .insert(completions)
      .values(blocks.map((block) => ({ userId, courseKey, block, completion: 1, updatedAt: ctx.now })))
      .onDuplicateKeyUpdate({ set: { completion: 1 } });
  }
  const completed = blocks.map((block): PublishedEvent => {
    return { name: 'completion/block.completed', data: { userId, courseKey, block } };
  });
  await publishAll(tx, ctx, [...completed, ...others]);
}
