import { channel } from 'node:diagnostics_channel';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { coursewareCommands } from '../statements';

const opened = channel('lectern:mongodb-client');

/** How MongoDB is reached. */
export interface MongoAccess {
  /** The client to ask now; connects at its first use. */
  client(): MongoClient;
  close(): Promise<void>;
}

/** One pool for the process. The edge build puts `edge/joints/open-mongo.ts` in this module's place. */
export function openMongo(uri: string, options: MongoClientOptions): MongoAccess {
  const isHeard = coursewareCommands.hasSubscribers;
  const client = new MongoClient(uri, { ...options, monitorCommands: isHeard });
  if (isHeard) {
    client.on('commandStarted', ({ commandName, command }) =>
      coursewareCommands.publish({ name: commandName, collection: String(command[commandName]) }),
    );
  }
  // Telemetry listens where it is configured.
  opened.publish(client);
  return { client: () => client, close: () => client.close() };
}
