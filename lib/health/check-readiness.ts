import { isSchemaCurrent } from '@/db/schema-version';
import type { Stores } from '@/db/stores';
import { isStoreDown, log, recordError } from '@/lib/log';
import { processState } from '@/lib/operation';

/** Why a process takes no requests for now. */
export type Unreadiness = 'stopping' | 'mysql' | 'mongodb' | 'migrations';

export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  /** Empty where it is ready. */
  readonly reasons: readonly Unreadiness[];
}

const limitMs = 2000;

/**
 * Whether this process can answer for people: both stores answer, the tables are as new as the code needs, and it is not about to stop.
 * `isMigratedHere` is false where the tables are brought up to date by the database's own tools, which note nothing. Never throws.
 */
export async function checkReadiness(
  stores: Pick<Stores, 'db' | 'courseware'>,
  isMigratedHere: boolean,
): Promise<Readiness> {
  if (processState().isStopping) {
    return { status: 'not-ready', reasons: ['stopping'] };
  }
  const [tables, courseware] = await Promise.all([
    within(async () => (isMigratedHere ? await isSchemaCurrent(stores.db) : await isAnswering(stores.db))),
    within(async () => Boolean(await stores.courseware.ping())),
  ]);
  const reasons: Unreadiness[] = [
    ...(tables === undefined ? (['mysql'] as const) : tables ? [] : (['migrations'] as const)),
    ...(courseware ? [] : (['mongodb'] as const)),
  ];
  if (reasons.length > 0) {
    log.warn('Not ready', { reasons: reasons.join(' ') });
  }
  return { status: reasons.length === 0 ? 'ready' : 'not-ready', reasons };
}

async function isAnswering(db: Stores['db']): Promise<boolean> {
  await db.execute('select 1');
  return true;
}

/** The answer, or undefined where there is none in time. */
async function within(question: () => Promise<boolean>): Promise<boolean | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), limitMs);
  });
  try {
    return await Promise.race([question(), late]);
  } catch (error) {
    if (!isStoreDown(error)) {
      recordError('A probe failed', error);
    }
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
