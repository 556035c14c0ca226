import { and, count, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { subsectionGrades } from '@/db/schema';

/** Subsection grades of record of one learner, 0 to 1, by block. */
export type Cells = ReadonlyMap<string, number>;

interface OfLearners {
  readonly courseKey: string;
  readonly userIds: readonly string[];
}

const idsAtOnce = 1000;
/** Subsection grades are kept with four decimals. */
const parts = 10_000;

/** The subsection grades of record of some learners of a course: one query for each thousand. */
export async function findCells(db: Db, { courseKey, userIds }: OfLearners): Promise<ReadonlyMap<string, Cells>> {
  const found = new Map<string, Cells>();
  for (let from = 0; from < userIds.length; from += idsAtOnce) {
    const some = { courseKey, userIds: userIds.slice(from, from + idsAtOnce) };
    const cutOff: string[] = [];
    for (const { userId, text, many } of await readTexts(db, some)) {
      const cells = parseCells(text, Number(many));
      if (cells) {
        found.set(userId, cells);
      } else {
        cutOff.push(userId);
      }
    }
    if (cutOff.length > 0) {
      for (const [userId, cells] of await readRows(db, { courseKey, userIds: cutOff })) {
        found.set(userId, cells);
      }
    }
  }
  return found;
}

const ofLearners = ({ courseKey, userIds }: OfLearners) =>
  and(inArray(subsectionGrades.userId, [...userIds]), eq(subsectionGrades.courseKey, courseKey));

/**
 * One text a learner, a line `BLOCK PARTS` a cell, not one row a cell: reading rows is what costs, and JSON costs the server twice as much. They
 * lie together in the table's own order. Where a server cuts long texts off all the same, the count tells.
 */
const readTexts = (db: Db, learners: OfLearners) =>
  db
    .select({
      userId: sql<string>`/*+ SET_VAR(group_concat_max_len = 16000000) */ ${subsectionGrades.userId}`,
      text: sql<string>`group_concat(${subsectionGrades.block}, ' ', cast(round(${subsectionGrades.percentGraded} * ${parts}) as signed), '\\n' separator '')`,
      many: count(),
    })
    .from(subsectionGrades)
    .where(ofLearners(learners))
    .groupBy(subsectionGrades.userId);

/**
 * Reads `many` lines `BLOCK PARTS`; null where the text was cut off: the last line has no end, or there are too few.
 *
 * @example parseCells('sequential@a 5000\n', 1) // Map { 'sequential@a' => 0.5 }
 */
export function parseCells(text: string, many: number): Cells | null {
  const cells = new Map<string, number>();
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    const space = text.lastIndexOf(' ', end);
    cells.set(text.slice(from, space), Number(text.slice(space + 1, end)) / parts);
    from = end + 1;
  }
  return from === text.length && cells.size === many ? cells : null;
}

async function readRows(db: Db, learners: OfLearners): Promise<ReadonlyMap<string, Cells>> {
  const rows = await db
    .select({
      userId: subsectionGrades.userId,
      block: subsectionGrades.block,
      percent: subsectionGrades.percentGraded,
    })
    .from(subsectionGrades)
    .where(ofLearners(learners));
  const found = new Map<string, Map<string, number>>();
  for (const { userId, block, percent } of rows) {
    const cells = found.get(userId) ?? new Map<string, number>();
    found.set(userId, cells.set(block, percent));
  }
  return found;
}
