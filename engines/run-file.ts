import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './process/claim-folder';
import { processIdentity } from './process/identify-process';

/**
 * `run.json` in the data folder (0600): what the owner of the folder runs at this moment, for the commands that want to
 * use its stores and for the next start, which ends what a killed owner left. Rewritten whenever something starts.
 */
const runFile = z.object({
  owner: processIdentity,
  /** `starting` until the stores answer, `stopping` once they may go away. */
  state: z.enum(['starting', 'ready', 'stopping']),
  databaseUrl: z.string(),
  mongodbUri: z.string(),
  socketsFolder: z.string(),
  processes: z.array(processIdentity.extend({ name: z.string() })),
  /** Where the website answers, once it does. */
  address: z.string().optional(),
});
export type RunFile = z.infer<typeof runFile>;

const pathOf = (dataFolder: string) => join(dataFolder, 'run.json');

export function readRunFile(dataFolder: string): RunFile | undefined {
  try {
    return runFile.safeParse(JSON.parse(readFileSync(pathOf(dataFolder), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

export function writeRunFile(dataFolder: string, content: RunFile): void {
  replaceFile(pathOf(dataFolder), `${JSON.stringify(content, null, 2)}\n`);
}

export const removeRunFile = (dataFolder: string) => rmSync(pathOf(dataFolder), { force: true });
