import { exists, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { MySqlTable } from 'drizzle-orm/mysql-core';
import type { Db } from '../client';
import { learnerOutbox, siteOutbox, workflowEvents, workflowJobs } from '../schema';

/** Whether events wait to be routed, and whether jobs are due: all that an idle engine asks, one query for each keyspace. */
export async function peek(db: Db, now: Date): Promise<{ readonly events: boolean; readonly jobs: boolean }> {
  const some = (table: MySqlTable, condition: SQL) =>
    sql<number>`${exists(db.select({ one: sql`1` }).from(table).where(condition))}`;
  const [[site], [learner]] = await Promise.all([
    db
      .select({
        outbox: some(siteOutbox, isNull(siteOutbox.takenAt)),
        sent: some(workflowEvents, isNull(workflowEvents.takenAt)),
        jobs: some(workflowJobs, lte(workflowJobs.dueAt, now)),
      })
      .from(sql`dual`),
    db.select({ outbox: some(learnerOutbox, isNull(learnerOutbox.takenAt)) }).from(sql`dual`),
  ]);
  return {
    events: [site?.outbox, site?.sent, learner?.outbox].some((found) => Number(found) === 1),
    jobs: Number(site?.jobs) === 1,
  };
}
