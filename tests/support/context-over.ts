import type { Stores } from '@/db/stores';
import type { Context } from '@/lib/context';
import { sharedSandbox } from '@/sandbox';

/** A context over stores, in which the system acts now. */
export const contextOver = ({ db, courseware }: Pick<Stores, 'db' | 'courseware'>, name: string): Context => ({
  db,
  courseware,
  runScript: sharedSandbox().runScript,
  actor: { kind: 'system', name },
  now: new Date(),
  requestId: `req_${name}`,
  address: null,
});
