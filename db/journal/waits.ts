import { and, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Tx } from '../client';
import { unchanged } from '../results';
import { workflowWaits } from '../schema';

export interface NewWait {
  readonly kind: 'event' | 'cancel';
  readonly runId: string;
  readonly stepId: string;
  readonly event: string;
  readonly matchPath: string | null;
  readonly matchHash: string | null;
  /** What is left to evaluate when the event's name and the match fit. */
  readonly expression: string | null;
  readonly expiresAt: Date;
}

export async function addWaits(tx: Tx, waits: readonly NewWait[]): Promise<void> {
  if (waits.length > 0) {
    await tx
      .insert(workflowWaits)
      .values([...waits])
      .onDuplicateKeyUpdate({ set: { runId: unchanged(workflowWaits.runId) } });
  }
}

/** Those of the event names that somebody waits for, each with the paths that waits match it by. */
export async function findAwaited(
  tx: Tx,
  names: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .selectDistinct({ event: workflowWaits.event, path: workflowWaits.matchPath })
    .from(workflowWaits)
    .where(and(inArray(workflowWaits.event, [...names]), gt(workflowWaits.expiresAt, now)));
  const awaited = new Map<string, string[]>();
  for (const { event, path } of rows) {
    const paths = awaited.get(event) ?? [];
    awaited.set(event, path === null ? paths : [...paths, path]);
  }
  return awaited;
}

export type Wait = typeof workflowWaits.$inferSelect;

/** The waits for an event that its name and its values at the matched paths fit, by the index. */
export async function findWaits(
  tx: Tx,
  event: string,
  matches: readonly { readonly path: string; readonly hash: string }[],
  now: Date,
): Promise<readonly Wait[]> {
  const byMatch = matches.map(({ path, hash }) =>
    and(eq(workflowWaits.matchPath, path), eq(workflowWaits.matchHash, hash), isNotNull(workflowWaits.matchPath)),
  );
  return await tx
    .select()
    .from(workflowWaits)
    .where(
      and(
        eq(workflowWaits.event, event),
        gt(workflowWaits.expiresAt, now),
        or(isNull(workflowWaits.matchPath), ...byMatch),
      ),
    );
}
