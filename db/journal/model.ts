/** An event as functions see it. */
export interface JournalEvent {
  readonly id: string;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly ts: number;
  readonly user?: unknown;
  readonly v?: string | undefined;
}

/** An event on its way to functions. */
export interface IncomingEvent {
  readonly event: JournalEvent;
  /** The sender chose the id: within a day no function runs twice for it. */
  readonly isIdGiven: boolean;
}

/** What the job of a run that is to be made again carries. */
export interface RetryData {
  readonly events: readonly JournalEvent[];
  readonly retryOf: string;
}

/** What a function is told of a step: `{data}`, `{error}`, an event, or null. */
export type StepResult = unknown;

export interface JournalError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
}

/** A run that has not ended, with its row locked. */
export interface OpenRun {
  readonly id: string;
  readonly functionId: string;
  readonly events: readonly JournalEvent[];
  readonly concurrencyKey: string | null;
  readonly parentRun: string | null;
  readonly parentStep: string | null;
}
