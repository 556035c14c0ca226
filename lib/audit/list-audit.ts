import { and, desc, eq, gte, like, lt, or } from 'drizzle-orm';
import type { z } from 'zod';
import { auditEntries, learnerAuditEntries } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { auditFilter } from './schema';

/** Who changed what, when and from where. */
export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  /** User id, or `system`. */
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly courseKey: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly address: string | null;
  readonly requestId: string;
}

/** Names an entry, for the page that begins after it. */
export const auditCursor = ({ at, id }: Pick<AuditRecord, 'at' | 'id'>): string => `${at.toISOString()}_${id}`;

/**
 * What was changed on the site, the newest first: of both keyspaces, since what is done to a learner's grades stands with them. Each
 * is read by an index on the time, the person or the course. Throws Forbidden.
 */
export async function listAudit(
  ctx: Pick<Context, 'db' | 'actor'>,
  filter: z.input<typeof auditFilter> = {},
): Promise<readonly AuditRecord[]> {
  requirePermission(ctx, 'audit.view', site);
  const asked = auditFilter.parse(filter);
  const { db } = ctx;
  const [ofSite, ofLearners] = await Promise.all([
    db
      .select(columnsOf(auditEntries))
      .from(auditEntries)
      .where(narrow(auditEntries, asked))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(asked.limit),
    db
      .select(columnsOf(learnerAuditEntries))
      .from(learnerAuditEntries)
      .where(narrow(learnerAuditEntries, asked))
      .orderBy(desc(learnerAuditEntries.at), desc(learnerAuditEntries.id))
      .limit(asked.limit),
  ]);
  return [...ofSite, ...ofLearners].sort(newestFirst).slice(0, asked.limit);
}

type AuditTable = typeof auditEntries | typeof learnerAuditEntries;

const columnsOf = (table: AuditTable) => ({
  id: table.id,
  at: table.at,
  actor: table.actor,
  action: table.action,
  target: table.target,
  courseKey: table.courseKey,
  before: table.before,
  after: table.after,
  address: table.address,
  requestId: table.requestId,
});

function narrow(table: AuditTable, asked: z.output<typeof auditFilter>) {
  const { actor, action, courseKey, target, from, to, before } = asked;
  return and(
    actor === '' ? undefined : eq(table.actor, actor),
    action === '' ? undefined : like(table.action, `${action.replace(/[\\%_]/g, '\\$&')}%`),
    courseKey === '' ? undefined : eq(table.courseKey, courseKey),
    target === '' ? undefined : eq(table.target, target),
    from && gte(table.at, from),
    to && lt(table.at, to),
    before && or(lt(table.at, before.at), and(eq(table.at, before.at), lt(table.id, before.id))),
  );
}

const newestFirst = (a: AuditRecord, b: AuditRecord) =>
  b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
