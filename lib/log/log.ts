import { describeError } from './describe-error';
import { isStoreDown } from './is-store-down';
import { currentScope } from './scope';
import { scrubText } from './scrub-text';

export type LogLevel = 'info' | 'warn' | 'error';
/** Ids, counts, codes. Nothing that a person wrote, and nothing that names one. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

interface KeptLog {
  /** The console as it was when the process began; workerd has no other way out. */
  readonly print: (line: string) => void;
  /** Errors that are in the log already: one that passes several hands is written once. */
  readonly recorded: WeakSet<Error>;
}

// A server may load this module twice: the second must not take a console that was captured since for the plain one.
const kept: typeof globalThis & { lecternLog?: KeptLog } = globalThis;
kept.lecternLog ??= { print: console.log.bind(console), recorded: new WeakSet() };
const { print, recorded } = kept.lecternLog;
let sink = print;

/** JSON for machines in production; lines to be read at a terminal and in development. `LECTERN_LOG=json|text` decides otherwise. */
function isJson(): boolean {
  const { LECTERN_LOG: chosen, NODE_ENV } = process.env;
  return chosen === 'json' || (chosen !== 'text' && NODE_ENV === 'production' && !process.stdout?.isTTY);
}

/** Sends lines elsewhere, until called again without a place: for tests. */
export function sendLogTo(place: ((line: string) => void) | undefined): void {
  sink = place ?? print;
}

function write(level: LogLevel, message: string, fields: LogFields, error?: unknown): void {
  const scope = currentScope();
  const belongsTo: LogFields = scope
    ? {
        requestId: scope.requestId,
        method: scope.method,
        path: scope.path === undefined ? undefined : scrubText(scope.path),
        functionId: scope.functionId,
        runId: scope.runId,
      }
    : {};
  const clean = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? scrubText(value) : value]),
  );
  const record = {
    time: new Date().toISOString(),
    level,
    message: scrubText(message),
    ...belongsTo,
    ...clean,
    ...(error !== undefined && {
      // Where a store is away, every place in the code that asks it says the same.
      error: describeError(error, !isStoreDown(error)),
    }),
  };
  sink(isJson() ? JSON.stringify(record) : asText(record));
}

/** `12:00:00 error What happened  requestId=… · Name: message · at place`. */
function asText({
  time,
  level,
  message,
  ...rest
}: {
  time: string;
  level: string;
  message: string;
  error?: unknown;
}): string {
  const { error, ...fields } = rest;
  const pairs = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  const head = [time.slice(11, 19), level, message, ...(pairs.length > 0 ? [` ${pairs.join(' ')}`] : [])].join(' ');
  return error === undefined ? head : `${head}\n${JSON.stringify(error, null, 2)}`;
}

/** The one way into the log. There is a line for what went wrong or took long, for starts and stops: none for what went well. */
export const log = {
  info: (message: string, fields: LogFields = {}) => write('info', message, fields),
  warn: (message: string, fields: LogFields = {}) => write('warn', message, fields),
  error: (message: string, fields: LogFields = {}) => write('error', message, fields),
};

const quietMs = 10_000;
const said = new Map<string, number>();

/** Whether this was not said in the last ten seconds: what asks a store over and over says so once in a while. */
function isNews(message: string): boolean {
  const now = performance.now();
  const isNew = now - (said.get(message) ?? Number.NEGATIVE_INFINITY) > quietMs;
  if (isNew) {
    said.set(message, now);
  }
  return isNew;
}

/** What a driver said: the statement above it would fill the log while a store is away. */
function rootOf(error: unknown): unknown {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) {
    at = at.cause;
  }
  return at;
}

/** Writes down an error that nobody expected, once, with its causes. Answers whether it says that a store is away. */
export function recordError(message: string, error: unknown, fields: LogFields = {}): boolean {
  const isAway = isStoreDown(error);
  if (error instanceof Error) {
    if (recorded.has(error)) {
      return isAway;
    }
    recorded.add(error);
  }
  if (!isAway) {
    write('error', message, fields, error);
  } else if (currentScope() || isNews(message)) {
    write('warn', `${message}: a store does not answer`, fields, rootOf(error));
  }
  return isAway;
}

/**
 * The same for an error that is the answer to the request at hand: where a store is away, the answer becomes a 503 that says when to
 * try again.
 */
export function recordFailure(message: string, error: unknown, fields: LogFields = {}): boolean {
  const isAway = recordError(message, error, fields);
  if (isAway) {
    currentScope()?.sayUnavailable?.();
  }
  return isAway;
}
