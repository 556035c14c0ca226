import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { createConnection } from 'mysql2/promise';
import { connectDb, type Db } from '@/db/client';
import { type Courseware, connectCourseware } from '@/db/courseware';
import { migrate } from '@/db/migrate';
import { openPlanetScaleGateway } from '@/engines/planetscale/gateway';
import type { Actor, Context } from '@/lib/context';
import { sharedSandbox } from '@/sandbox';

export interface FreshStores {
  readonly db: Db;
  readonly courseware: Courseware;
  readonly databaseUrl: string;
  readonly mongodbUri: string;
  /** A context as a verb gets it: by default the system at a fixed instant. */
  context(changes?: Partial<Context>): Context;
  /** Counts the documents of a collection of the courseware store. */
  count(collection: string): Promise<number>;
  /** The age that the collector goes by. */
  ageOf(collection: string, id: string): Promise<Date>;
  close(): Promise<void>;
}

export const systemActor: Actor = { kind: 'system', name: 'test' };

/** The instant that tests are decided at, whatever the calendar says. */
export const testNow = new Date('2026-03-02T09:00:00.000Z');

/** The two ways to MySQL that `db/client.ts` knows. */
export const drivers = ['mysql2', 'planetscale'] as const;

/** Empty databases of their own on the test engines (`DATABASE_URL`, `MONGODB_URI`), migrated; dropped by `close`. */
export async function openFreshStores(
  options: { readonly clock?: () => Date; readonly driver?: (typeof drivers)[number] } = {},
): Promise<FreshStores> {
  const name = `lectern_test_${randomBytes(6).toString('hex')}`;
  const databaseUrl = withDatabase(required('DATABASE_URL'), name);
  const mongodbUri = withDatabase(required('MONGODB_URI'), name);
  const admin = await createConnection({ uri: required('DATABASE_URL') });
  await admin.query(`CREATE DATABASE ${name}`);
  await migrate(databaseUrl, join(import.meta.dirname, '..', '..', 'db', 'migrations'));
  const gateway =
    options.driver === 'planetscale'
      ? await openPlanetScaleGateway({
          databaseUrl,
          port: 0,
          username: 'lectern',
          password: 'lectern',
          now: () => performance.now(),
        })
      : undefined;
  const { db, close } = connectDb(gateway?.url ?? databaseUrl, { connectionLimit: 6 });
  const courseware = connectCourseware(mongodbUri, { clock: options.clock ?? (() => testNow) });
  const mongo = new MongoClient(mongodbUri);
  return {
    db,
    courseware,
    databaseUrl,
    mongodbUri,
    context: (changes = {}) => ({
      db,
      courseware,
      runScript: sharedSandbox().runScript,
      actor: systemActor,
      now: testNow,
      requestId: 'req_test',
      address: null,
      ...changes,
    }),
    count: (collection) => mongo.db().collection(collection).countDocuments({}),
    async ageOf(collection, id) {
      const document = await mongo.db().collection<{ _id: string; at: Date }>(collection).findOne({ _id: id });
      if (!document) {
        throw new Error(`${collection} has no ${id}`);
      }
      return document.at;
    },
    async close() {
      sharedSandbox().close();
      await close();
      await gateway?.close();
      await courseware.close();
      await mongo.db().dropDatabase();
      await mongo.close();
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.toString();
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run the tests through \`npm test\`, which brings the engines up`);
  }
  return value;
}
