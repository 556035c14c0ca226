import type { RunScript } from '@/lib/capa';
import { LecternError } from '@/lib/errors';
import { scriptReply } from '@/lib/worker-service';
import { failure } from '../../sandbox/read-message';
import { rememberContexts } from '../../sandbox/remember-contexts';
import { askWorker } from '../ask-worker';

export { findMissingModules } from '../../sandbox/find-missing-modules';

const keptCharacters = 5_000_000;

/** Author Python runs in the worker's sandbox. As there, whatever goes wrong is a reply. */
const runScript: RunScript = async (request) => {
  try {
    return scriptReply.parse(await askWorker('scripts', request));
  } catch (error) {
    if (error instanceof LecternError) console.error(error.cause);
    return failure('unavailable', 'The worker that runs scripts does not answer.');
  }
};

const shared = { runScript: rememberContexts(runScript, keptCharacters), close: () => {}, pids: [] };

export const sharedSandbox: typeof import('@/sandbox').sharedSandbox = () => shared;
