import { sql } from 'drizzle-orm';
import type { Stores } from '@/db/stores';
import { readWorkflowPlace, type WorkflowPlace } from '@/lib/env';
import { log } from '@/lib/log';
import packageJson from '@/package.json';

/** A part that answers, by its engine's own name and version. */
export interface HealthyPart {
  readonly engine: string;
  readonly version: string;
}

/** A part that does not answer. What went wrong is in the server's log: an address or a password may stand in it. */
export interface BrokenPart {
  readonly engine: 'unavailable';
  readonly error: string;
}

export interface Health {
  /** `ok`, or `unavailable` while a part is down; `down` names the parts. */
  readonly status: 'ok' | 'unavailable';
  readonly mysql: HealthyPart | BrokenPart;
  readonly mongodb: HealthyPart | BrokenPart;
  /** Where functions run: in the engine that comes with Lectern, in the worker beside this site, or on Inngest. */
  readonly workflows: { readonly engine: WorkflowPlace };
  readonly version: string;
  readonly down?: readonly ('mysql' | 'mongodb')[];
}

const limitMs = 3000;

/** Asks both stores who they are. Never throws; a part that has not answered within three seconds counts as down. */
export async function checkHealth(stores: Pick<Stores, 'db' | 'courseware'>): Promise<Health> {
  const [mysql, mongodb] = await Promise.all([
    asked('MySQL', () => askMysql(stores.db)),
    asked('MongoDB', () => stores.courseware.ping()),
  ]);
  const down = [
    ...('error' in mysql ? (['mysql'] as const) : []),
    ...('error' in mongodb ? (['mongodb'] as const) : []),
  ];
  return {
    status: down.length === 0 ? 'ok' : 'unavailable',
    mysql,
    mongodb,
    workflows: { engine: readWorkflowPlace(process.env) },
    version: packageJson.version,
    ...(down.length > 0 && { down }),
  };
}

async function askMysql(db: Stores['db']): Promise<HealthyPart> {
  const [row] = await db
    .select({ version: sql<string>`version()`, comment: sql<string>`@@version_comment` })
    .from(sql`dual`);
  const words = `${row?.version ?? ''} ${row?.comment ?? ''}`;
  const engine = /vitess|planetscale/i.test(words) ? 'Vitess' : /mariadb/i.test(words) ? 'MariaDB' : 'MySQL';
  return { engine, version: row?.version ?? 'unknown' };
}

/** Runs `question` against the limit; a failure is logged and becomes a part that is down. */
async function asked(name: string, question: () => Promise<HealthyPart>): Promise<HealthyPart | BrokenPart> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} did not answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([question(), late]);
  } catch (error) {
    log.warn(`${name} is down`, { reason: reasonOf(error) });
    return { engine: 'unavailable', error: `${name} does not answer.` };
  } finally {
    clearTimeout(timer);
  }
}

/** The deepest cause in one line: probes come every few seconds. */
function reasonOf(error: unknown): string {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) {
    at = at.cause;
  }
  return at instanceof Error ? at.message : String(at);
}
