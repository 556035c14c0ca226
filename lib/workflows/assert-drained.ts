import { countWork } from '@/db/journal';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';

/**
 * Before functions run on Inngest: throws Conflict `workflows.not-drained` while the embedded engine has runs that have not
 * ended, since nobody would go on with them there. Events that wait in an outbox do not count: they go to Inngest.
 */
export async function assertDrained(ctx: Pick<Context, 'db'>): Promise<void> {
  const { runs, gathering } = await countWork(ctx.db);
  const open = runs + gathering;
  if (open > 0) {
    throw conflict(
      'workflows.not-drained',
      `The embedded workflow engine has ${open} ${open === 1 ? 'run that has' : 'runs that have'} not ended, and Inngest would not know of them. ` +
        'Unset the INNGEST_ variables and start Lectern; when `npm run -s lectern -- workflows status` says 0 unfinished and 0 waiting ' +
        '(runs that wait for long can be cancelled), set them again.',
    );
  }
}
