import { availableParallelism } from 'node:os';
import { createSandbox, type Sandbox } from './create-sandbox';
import { sandboxPlace } from './place';
import { failure } from './read-message';
import { rememberContexts } from './remember-contexts';

const keptCharacters = 20_000_000;
/** Development reloads modules; the processes stay with this process. */
const holder: typeof globalThis & { lecternSandbox?: Sandbox } = globalThis;

/** The sandbox of this process; its workers start with the first script. Never throws: what is missing is told in replies. */
export function sharedSandbox(): Sandbox {
  holder.lecternSandbox ??= open();
  return holder.lecternSandbox;
}

function open(): Sandbox {
  try {
    const place = sandboxPlace(/* turbopackIgnore: true */ process.cwd());
    const sandbox = createSandbox({ place, workers: Math.max(1, Math.min(2, availableParallelism() - 1)) });
    return {
      runScript: rememberContexts(sandbox.runScript, keptCharacters),
      close: () => {
        sandbox.close();
        delete holder.lecternSandbox;
      },
      get pids() {
        return sandbox.pids;
      },
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'The Python sandbox is not there.';
    return { runScript: async () => failure('unavailable', why), close: () => {}, pids: [] };
  }
}
