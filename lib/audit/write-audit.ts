import type { Tx } from '@/db/client';
import { auditEntries, learnerAuditEntries } from '@/db/schema';
import { ulid } from '@/db/ulid';
import type { Context } from '@/lib/context';

export interface AuditEntry {
  /** `noun.verb`: `course.import`, `user.disable`. */
  readonly action: string;
  /** What it was done to: a user id, a course key, a usage key, an organisation. */
  readonly target: string;
  readonly courseKey?: string | undefined;
  /** The learner whose grades or answers were changed: the row goes where theirs are. */
  readonly learnerId?: string | undefined;
  /** What it was and what it is now, as plain data without personal fields. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes who changed what, in the transaction of the change. Every mutation by staff, admins or the system has one. */
export async function writeAudit(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now' | 'requestId' | 'address'>,
  entry: AuditEntry,
): Promise<void> {
  const row = {
    id: `aud_${ulid(ctx.now.getTime())}`,
    at: ctx.now,
    actor: actorName(ctx.actor),
    action: entry.action,
    target: entry.target,
    courseKey: entry.courseKey ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    address: ctx.address,
    requestId: ctx.requestId,
  };
  await (entry.learnerId === undefined
    ? tx.insert(auditEntries).values(row)
    : tx.insert(learnerAuditEntries).values({ ...row, userId: entry.learnerId }));
}

function actorName(actor: Context['actor']): string {
  return actor.kind === 'user' ? actor.userId : actor.kind === 'system' ? 'system' : 'anonymous';
}
