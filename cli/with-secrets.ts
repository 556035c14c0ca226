import { readConfiguredStores } from '@/engines/choose-engines';
import { loadSecrets } from '@/engines/secrets';
import { type CommandTools, withContext } from './with-context';

/** Runs a command's work as `withContext` does, with the key in the environment that encrypts what the database keeps secret. */
export async function withSecrets<Result>(work: (tools: CommandTools) => Promise<Result>): Promise<Result> {
  return await withContext(async (tools) => {
    process.env.LECTERN_ENCRYPTION_KEY ||= loadSecrets(
      tools.dataDir,
      process.env,
      readConfiguredStores(process.env) === undefined,
    ).LECTERN_ENCRYPTION_KEY;
    return await work(tools);
  });
}
