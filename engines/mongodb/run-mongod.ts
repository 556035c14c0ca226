import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Service } from '../process/keep-running';
import { asServerUser } from '../process/run-as-server-user';

export const mongoSocketName = 'mongodb.sock';

/** A database's address over the Unix socket in `socketsFolder`; the gateway and mongod both listen there. */
export const mongodbUri = (socketsFolder: string) =>
  `mongodb://${encodeURIComponent(join(socketsFolder, mongoSocketName))}/lectern?directConnection=true`;

/** Answers once a driver gets an answer. */
export async function probeMongodb(socketsFolder: string): Promise<void> {
  const client = new MongoClient(mongodbUri(socketsFolder), { serverSelectionTimeoutMS: 500, maxPoolSize: 1 });
  try {
    await client.db().command({ ping: 1 });
  } finally {
    await client.close();
  }
}

export interface MongodPlaces {
  readonly mongod: string;
  readonly dataFolder: string;
  readonly socketsFolder: string;
  readonly logFile: string;
}

/** A mongod acknowledges a write before it is in the journal unless it is asked to wait. */
export const mongodUri = (socketsFolder: string) => `${mongodbUri(socketsFolder)}&journal=true`;

/** A `mongod` found on the PATH, over a Unix socket only. */
export function mongodService({ mongod, dataFolder, socketsFolder, logFile }: MongodPlaces): Service {
  const socket = join(socketsFolder, mongoSocketName);
  const args = ['--dbpath', dataFolder, '--bind_ip', socket, '--port', '27017', '--journalCommitInterval', '1'];
  return {
    name: 'MongoDB',
    command: asServerUser({ file: mongod, args }, 'SIGTERM'),
    cwd: dataFolder,
    logFile,
    stopSignal: 'SIGTERM',
    stopWithinMs: 20_000,
    readyWithinMs: 120_000,
    prepare: () => rmSync(socket, { force: true }),
    probe: () => probeMongodb(socketsFolder),
  };
}
