/**
 * The one family of errors. Each carries a stable code for machines, a sentence for the person, and a cause for the log.
 * They are mapped once for pages (`app/for-page.ts`), for actions (`lib/action.ts`) and for routes (`lib/route.ts`). Two actions that answer
 * with something drawn, the problem's and that of checking a certificate, have sentences of their own for some.
 */
export type ErrorKind =
  | 'NotFound'
  | 'Forbidden'
  | 'Unauthenticated'
  | 'Invalid'
  | 'Conflict'
  | 'LimitReached'
  | 'Unavailable';

const statusByKind: Readonly<Record<ErrorKind, number>> = {
  NotFound: 404,
  Forbidden: 403,
  Unauthenticated: 401,
  Invalid: 422,
  Conflict: 409,
  LimitReached: 429,
  Unavailable: 503,
};

export interface LecternErrorOptions {
  /** For the log; never shown to a person. */
  readonly cause?: unknown;
  /** Fields of a form and what is wrong with each. */
  readonly fields?: Readonly<Record<string, string>>;
  /** For LimitReached and Unavailable: seconds until another try makes sense. */
  readonly retryAfterSeconds?: number;
}

const brand = Symbol.for('lectern.error');

export class LecternError extends Error {
  override readonly name = 'LecternError';
  readonly [brand] = true;
  readonly fields: Readonly<Record<string, string>> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly kind: ErrorKind,
    /** `area.what-happened`, stable: others script against it. */
    readonly code: string,
    /** One plain sentence for the person. */
    message: string,
    options: LecternErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fields = options.fields;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The HTTP status that a route answers with. */
  get status(): number {
    return statusByKind[this.kind];
  }
}

// One of the family is known whichever copy of this module made it: a built site loads it once for its start and once for its pages.
// Kinds of its own inherit this, and are told apart as ever.
Object.defineProperty(LecternError, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    return this === LecternError
      ? typeof value === 'object' && value !== null && brand in value
      : Function.prototype[Symbol.hasInstance].call(this, value);
  },
});

/** Seconds after which another try makes sense while a store is away: about what a server needs to start. */
export const retryAfterSeconds = 5;
/** What a person is told meanwhile. */
export const awayMessage =
  'Lectern cannot reach its data for a moment. Nothing you sent before is lost: please try again in a few seconds.';

export const notFound = (code: string, message: string, options?: LecternErrorOptions) =>
  new LecternError('NotFound', code, message, options);
export const forbidden = (code: string, message: string, options?: LecternErrorOptions) =>
  new LecternError('Forbidden', code, message, options);
export const unauthenticated = (code: string, message: string, options?: LecternErrorOptions) =>
  new LecternError('Unauthenticated', code, message, options);
export const invalid = (code: string, message: string, options?: LecternErrorOptions) =>
  new LecternError('Invalid', code, message, options);
export const conflict = (code: string, message: string, options?: LecternErrorOptions) =>
  new LecternError('Conflict', code, message, options);
export const limitReached = (code: string, message: string, options?: LecternErrorOptions) =>
  new LecternError('LimitReached', code, message, options);
export const unavailable = (code: string, message: string, options?: LecternErrorOptions) =>
  new LecternError('Unavailable', code, message, options);
