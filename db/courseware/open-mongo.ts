import { MongoClient, type MongoClientOptions } from 'mongodb';

/** How MongoDB is reached. */
export interface MongoAccess {
  /** The client to ask now; connects at its first use. */
  client(): MongoClient;
  close(): Promise<void>;
}

/** One pool for the process. The edge build puts `edge/joints/open-mongo.ts` in this module's place. */
export function openMongo(uri: string, options: MongoClientOptions): MongoAccess {
  const client = new MongoClient(uri, options);
  return { client: () => client, close: () => client.close() };
}
