import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { affectedRows } from '@/db/results';
import { studioImports } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import type { ImportContents, ImportState, StudioImport } from './model';

type Row = typeof studioImports.$inferSelect;

/** A row as the house knows it; what stands in its texts was written by us. */
function asImport(row: Row): StudioImport {
  return { ...row, state: row.state as ImportState, contents: row.contents as ImportContents | null };
}

/** Throws NotFound `import.not-found`. Says nothing about whose it is. */
export async function getImport(db: Db | Tx, id: string): Promise<StudioImport> {
  const [row] = await db.select().from(studioImports).where(eq(studioImports.id, id)).limit(1);
  if (!row) {
    throw notFound('import.not-found', 'There is no such import.');
  }
  return asImport(row);
}

/** An import of the person who asks. Somebody else's is as if it were not there. */
export async function getOwnImport(ctx: Context, id: string): Promise<StudioImport> {
  const found = await getImport(ctx.db, id);
  if (ctx.actor.kind === 'system' || (ctx.actor.kind === 'user' && ctx.actor.userId === found.userId)) {
    return found;
  }
  throw notFound('import.not-found', 'There is no such import.');
}

export async function listImportsOf(db: Db, userId: string, limit: number): Promise<readonly StudioImport[]> {
  const rows = await db
    .select()
    .from(studioImports)
    .where(eq(studioImports.userId, userId))
    .orderBy(desc(studioImports.createdAt))
    .limit(limit);
  return rows.map(asImport);
}

/** Moves an import on, if it is still in the state that the mover found it in. Answers whether it was. */
export async function moveImport(
  db: Db | Tx,
  id: string,
  from: ImportState,
  changes: Partial<Omit<typeof studioImports.$inferInsert, 'id'>> & { readonly updatedAt: Date },
): Promise<boolean> {
  const moved = await db
    .update(studioImports)
    .set(changes)
    .where(and(eq(studioImports.id, id), eq(studioImports.state, from)));
  return affectedRows(moved) > 0;
}
