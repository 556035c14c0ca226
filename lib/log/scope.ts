import { AsyncLocalStorage } from 'node:async_hooks';

/** What a piece of work belongs to: a request, or a run of a workflow. Carried along by whatever it awaits. */
export interface Scope {
  /** Of the request that the work goes back to: the same in its log lines, audit rows, events and workflow runs. */
  readonly requestId: string;
  readonly method?: string;
  /** Without the query, which may hold what somebody looked for. */
  readonly path?: string;
  readonly functionId?: string;
  readonly runId?: string;
  /** W3C Trace Context of the piece of work at hand, where traces are kept. */
  readonly traceparent?: string | undefined;
  /** Has the answer say that trying again in a moment helps (503), where it can still say anything. */
  readonly sayUnavailable?: () => void;
}

// A server may load this module once for pages and once for its start: the storage is kept with the process.
const kept: typeof globalThis & { lecternScope?: AsyncLocalStorage<Scope> } = globalThis;
kept.lecternScope ??= new AsyncLocalStorage<Scope>();
const storage = kept.lecternScope;

/** What the work at hand belongs to; undefined at the start of a process, on a timer of its own, in a test. */
export const currentScope = (): Scope | undefined => storage.getStore();

/** Runs `work`, and all that it awaits, as a part of `scope`. */
export const runInScope = <Result>(scope: Scope, work: () => Result): Result => storage.run(scope, work);

/** Makes `scope` that of the rest of this turn and of all that it begins: for who is told of work that another one calls. */
export const enterScope = (scope: Scope): void => storage.enterWith(scope);
