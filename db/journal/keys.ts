import { createHash } from 'node:crypto';
import { and, eq, lte } from 'drizzle-orm';
import type { Tx } from '../client';
import { affectedRows } from '../results';
import { workflowKeys } from '../schema';

const dayMs = 86_400_000;

/** One key of several parts, of whatever length and content: a hash, so that no two collide and none is cut off. */
export const hashKey = (...parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Waits for the lock of a key and holds it to the end of the transaction. */
export const lockKey = (tx: Tx, key: string, now: Date): Promise<void> => lockKeys(tx, [key], now);

/** The same for several keys. In one order in every process, so that two cannot wait for each other's. */
export async function lockKeys(tx: Tx, keys: readonly string[], now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + dayMs);
  await tx
    .insert(workflowKeys)
    .values(keys.toSorted().map((key) => ({ key, expiresAt })))
    .onDuplicateKeyUpdate({ set: { expiresAt } });
}

/** Takes a key for a day: false where it is taken. A key whose day is over is free, whether it was cleared away or not. */
export async function takeKey(tx: Tx, key: string, now: Date): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + dayMs);
  const inserted = await tx.insert(workflowKeys).ignore().values({ key, expiresAt });
  if (affectedRows(inserted) > 0) {
    return true;
  }
  const renewed = await tx
    .update(workflowKeys)
    .set({ expiresAt })
    .where(and(eq(workflowKeys.key, key), lte(workflowKeys.expiresAt, now)));
  return affectedRows(renewed) > 0;
}
