import { join } from 'node:path';
import type { Service } from '../process/keep-running';
import { typescriptCommand } from '../process/typescript-command';
import { projectFolder } from '../project-folder';
import { mongoSocketName, probeMongodb } from './run-mongod';

/** The process that speaks MongoDB's protocol for DocumentDB. */
export function gatewayService(socketsFolder: string, logFile: string): Service {
  const socket = join(socketsFolder, mongoSocketName);
  return {
    name: 'MongoDB gateway',
    command: typescriptCommand('engines/mongodb/serve-gateway.ts', [socketsFolder, socket]),
    cwd: projectFolder,
    logFile,
    withChannel: true,
    stopSignal: 'SIGTERM',
    stopWithinMs: 3000,
    readyWithinMs: 60_000,
    probe: () => probeMongodb(socketsFolder),
  };
}
