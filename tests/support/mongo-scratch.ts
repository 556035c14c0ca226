import { randomUUID } from 'node:crypto';
import { type Collection, type Document, MongoClient, type ObjectId } from 'mongodb';
import { afterAll } from 'vitest';

/** Documents of the tests have whatever `_id` suits the case. */
export interface Loose extends Document {
  _id?: string | number | ObjectId;
}

/** A database of its own for one test file, dropped at its end, and new collections in it. */
export function openScratchDatabase(uri = process.env.MONGODB_URI ?? '') {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  const database = client.db(`scratch_${randomUUID().slice(0, 8)}`);
  let collections = 0;
  afterAll(async () => {
    await database.dropDatabase();
    await client.close();
  });
  return {
    client,
    database,
    newCollection: (): Collection<Loose> => database.collection<Loose>(`c${++collections}`),
  };
}

/** The MongoDB error code that a promise fails with; undefined where it does not fail. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
}
