import { currentScope, runInScope } from '@/lib/log';

/** Ids, counts, names of code. Never a value that somebody typed. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A piece of work that is being timed. */
export interface Span {
  /** W3C Trace Context: how it is named to whoever continues it. */
  readonly traceparent: string;
  add(attributes: Attributes): void;
  /** Ends it; with the error where it failed. */
  end(error?: unknown): void;
}

export type SpanKind = 'server' | 'client' | 'consumer' | 'internal';

export interface Tracer {
  /** @param parent what it is a part of, as its `traceparent`; undefined begins a trace */
  start(name: string, kind: SpanKind, attributes: Attributes, parent: string | undefined): Span;
}

// Set by `startTelemetry` where it is configured; every copy of this module finds it here.
const kept: typeof globalThis & { lecternTracer?: Tracer | undefined } = globalThis;

export const tracer = (): Tracer | undefined => kept.lecternTracer;

export function setTracer(tracer: Tracer | undefined): void {
  kept.lecternTracer = tracer;
}

/** Times a piece of work as a part of what is at hand. Where no telemetry is configured this is the work alone. */
export async function withSpan<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
  kind: SpanKind = 'internal',
): Promise<Result> {
  const tracer = kept.lecternTracer;
  if (!tracer) {
    return await work();
  }
  const scope = currentScope();
  const span = tracer.start(name, kind, attributes, scope?.traceparent);
  try {
    const { traceparent } = span;
    const result = await runInScope({ requestId: 'none', ...scope, traceparent }, work);
    span.end();
    return result;
  } catch (error) {
    span.end(error);
    throw error;
  }
}

/**
 * A verb that is timed under its name, wrapped where it is written: whoever calls it, from inside its service too, calls what is timed.
 * Without telemetry it is called as it is.
 * @example export const enroll = timed('enrollments.enroll', async (ctx: Context, input: EnrollInput) => { … })
 */
export function timed<Input extends readonly unknown[], Output>(
  name: string,
  verb: (...input: Input) => Promise<Output>,
): (...input: Input) => Promise<Output> {
  return (...input) => (kept.lecternTracer ? withSpan(name, {}, () => verb(...input)) : verb(...input));
}
