import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '@/db/client';
import { sendEvents } from '@/db/journal';
import { typescriptCommand } from '@/engines/process/typescript-command';
import { type StartedCommand, startCommand } from './start-command';

/** A worker of `workflow-worker.ts`, once it is at work; it does `parallel` jobs at once. */
export async function startWorker(databaseUrl: string, leaseMs: number, parallel = 8): Promise<StartedCommand> {
  const { file, args } = typescriptCommand('tests/support/workflow-worker.ts', [
    databaseUrl,
    String(leaseMs),
    String(parallel),
  ]);
  const worker = startCommand(file, args, { env: { TSX_TSCONFIG_PATH: 'tsconfig.json' } });
  for (const limit = Date.now() + 60_000; !worker.out().includes('ready'); ) {
    if (Date.now() > limit || worker.child.exitCode !== null) {
      throw new Error(`The worker did not start:\n${worker.err()}`);
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  return worker;
}

/** The table in which workers write down what they did. */
export async function makeEffects(db: Db): Promise<void> {
  await db.execute(sql`create table effects (
    id bigint auto_increment primary key, worker int not null, run_id varchar(26) not null,
    step varchar(64) not null, began bigint not null, ended bigint not null)`);
}

const effect = z.object({
  worker: z.number(),
  run_id: z.string(),
  step: z.string(),
  began: z.number(),
  ended: z.number(),
});
export type Effect = z.output<typeof effect>;

export async function readEffects(db: Db): Promise<readonly Effect[]> {
  const result: unknown = await db.execute(sql`select worker, run_id, step, began, ended from effects order by id`);
  return z.tuple([z.array(effect)], z.unknown()).parse(result)[0];
}

/** Sends so many events of a name, for workers to find. */
export async function sendMany(db: Db, name: string, many: number, data: Record<string, unknown> = {}): Promise<void> {
  const now = new Date();
  const events = Array.from({ length: many }, (_, n) => ({
    internalId: `${name}-${n}`,
    isIdGiven: false,
    event: { id: `${name}-${n}`, name, data, ts: now.getTime() },
  }));
  await sendEvents(db, events, now);
}
