import type { SpanContext } from '@opentelemetry/api';
import { describeError, log, scrubText } from '@/lib/log';
import { type Attributes, type Span, type SpanKind, setTracer, type Tracer } from './spans';
import { watchStores } from './watch-stores';

/** What is measured beside spans, asked for at each export. */
export interface Gauges {
  readonly requests: () => number;
  readonly failures: () => number;
  readonly open: () => number;
  /** Work in the background: how much waits, and for how many seconds the oldest. */
  readonly backlog: () => Promise<{
    readonly unfinished: number;
    readonly failed: number;
    readonly oldestSeconds: number;
  }>;
}

export interface Telemetry {
  /** Sends what is not sent yet, and ends. */
  stop(): Promise<void>;
}

/**
 * Starts OpenTelemetry where `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector: traces and metrics over OTLP/HTTP in JSON, by the SDK's own
 * variables. Without it nothing is loaded. No provider is made the process's own: what other libraries would tell of requests holds
 * addresses as people typed them.
 */
export async function startTelemetry(service: string, version: string, gauges: Gauges): Promise<Telemetry | undefined> {
  if (!process.env.OTEL_EXPORTER_OTLP_ENDPOINT) {
    return undefined;
  }
  const [{ resourceFromAttributes }, { OTLPTraceExporter }, { BasicTracerProvider, BatchSpanProcessor }] =
    await Promise.all([
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/sdk-trace-base'),
    ]);
  const resource = resourceFromAttributes({
    'service.name': process.env.OTEL_SERVICE_NAME || service,
    'service.version': version,
  });
  const traces = new BasicTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  setTracer(await tracerOver(traces));
  watchStores();
  const metrics = await (await import('./start-metrics')).startMetrics(resource, gauges);
  log.info('Telemetry is sent');
  return {
    async stop() {
      setTracer(undefined);
      await Promise.allSettled([traces.shutdown(), metrics.shutdown()]);
    },
  };
}

type Provider = InstanceType<typeof import('@opentelemetry/sdk-trace-base').BasicTracerProvider>;

async function tracerOver(provider: Provider): Promise<Tracer> {
  const { ROOT_CONTEXT, SpanKind: kinds, SpanStatusCode, trace } = await import('@opentelemetry/api');
  const own = provider.getTracer('lectern');
  const kindOf = {
    server: kinds.SERVER,
    client: kinds.CLIENT,
    consumer: kinds.CONSUMER,
    internal: kinds.INTERNAL,
  } as const;
  return {
    start(name: string, kind: SpanKind, attributes: Attributes, parent: string | undefined): Span {
      const before = parent === undefined ? undefined : readTraceparent(parent);
      const context = before ? trace.setSpanContext(ROOT_CONTEXT, before) : ROOT_CONTEXT;
      const span = own.startSpan(name, { kind: kindOf[kind], attributes: clean(attributes) }, context);
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        traceparent: `00-${traceId}-${spanId}-0${traceFlags}`,
        add: (more) => void span.setAttributes(clean(more)),
        end(error) {
          if (error !== undefined) {
            const { name: type, code } = describeError(error, false);
            span.setAttribute('error.type', code ?? type);
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
  };
}

const clean = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? scrubText(value) : value]),
  );

/** W3C Trace Context, version 00. Undefined for what is none. */
export function readTraceparent(text: string): (SpanContext & { readonly isRemote: true }) | undefined {
  const [, traceId, spanId, flags] =
    /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/.exec(text) ?? [];
  return traceId && spanId && flags
    ? { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
    : undefined;
}
