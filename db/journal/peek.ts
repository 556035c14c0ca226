import { exists, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import type { Db } from '../client';
import { learnerOutbox, siteOutbox, workflowEvents, workflowJobs } from '../schema';

const some = (db: Db, table: MySqlTable, condition: SQL) =>
  sql<number>`${exists(db.select({ one: sql`1` }).from(table).where(condition))}`;
const isDue = (now: Date) => lte(workflowJobs.dueAt, now);

/** Whether events wait to be routed, and whether jobs are due: all that an idle engine asks, one query for each keyspace. */
export async function peek(db: Db, now: Date): Promise<{ readonly events: boolean; readonly jobs: boolean }> {
  const [[site], [learner]] = await Promise.all([
    db
      .select({
        outbox: some(db, siteOutbox, isNull(siteOutbox.takenAt)),
        sent: some(db, workflowEvents, isNull(workflowEvents.takenAt)),
        jobs: some(db, workflowJobs, isDue(now)),
      })
      .from(sql`dual`),
    db.select({ outbox: some(db, learnerOutbox, isNull(learnerOutbox.takenAt)) }).from(sql`dual`),
  ]);
  return {
    events: [site?.outbox, site?.sent, learner?.outbox].some((found) => Number(found) === 1),
    jobs: Number(site?.jobs) === 1,
  };
}

/** Whether jobs are due. One query. */
export async function areJobsDue(db: Db, now: Date): Promise<boolean> {
  const [found] = await db.select({ jobs: some(db, workflowJobs, isDue(now)) }).from(sql`dual`);
  return Number(found?.jobs) === 1;
}
