import { processStores, type Stores } from '@/db/stores';
import { ulid } from '@/db/ulid';
import type { Context } from '@/lib/context';
import { env } from '@/lib/env';
import { currentScope } from '@/lib/log';
import { sharedSandbox } from '@/sandbox';

/** What steps work with: the stores of the process and its clock, or those of a test. */
export interface Surroundings {
  readonly stores: Pick<Stores, 'db' | 'courseware'>;
  readonly now: () => Date;
}

let given: Surroundings | undefined;

/** Has steps work with other stores and another clock: a test's. */
export function surroundWorkflows(surroundings: Surroundings | undefined): void {
  given = surroundings;
}

/** The context for the verbs of one step: the system acts, under the function's name, at this instant. Made inside the step. */
export function workflowContext(name: string): Context {
  const { stores, now } = given ?? { stores: processStores(env()), now: () => new Date() };
  return {
    db: stores.db,
    courseware: stores.courseware,
    runScript: sharedSandbox().runScript,
    actor: { kind: 'system', name },
    now: now(),
    // That of the request which caused the run, where one did: what a run does is found by it.
    requestId: currentScope()?.requestId ?? `wfl_${ulid()}`,
    address: null,
  };
}
