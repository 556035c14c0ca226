import type { Context } from '@/lib/context';
import { unauthenticated } from '@/lib/errors';
import type { StudioImport } from './model';
import { getOwnImport, listImportsOf } from './queries';

/** One's own import as it stands now. Throws NotFound `import.not-found`. */
export async function viewImport(ctx: Context, { importId }: { readonly importId: string }): Promise<StudioImport> {
  return await getOwnImport(ctx, importId);
}

const shownImports = 8;

/** One's own imports, newest first. */
export async function listOwnImports(ctx: Context): Promise<readonly StudioImport[]> {
  if (ctx.actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  return await listImportsOf(ctx.db, ctx.actor.userId, shownImports);
}
