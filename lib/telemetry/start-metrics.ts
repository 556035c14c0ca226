import { OTLPExporterBase } from '@opentelemetry/otlp-exporter-base';
import { convertLegacyHttpOptions, createOtlpHttpExportDelegate } from '@opentelemetry/otlp-exporter-base/node-http';
import { JsonMetricsSerializer, MetricsExporterMetricsHelper } from '@opentelemetry/otlp-transformer';
import type { Resource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import type { Gauges } from './start-telemetry';

/** As the SDK's own exporter of metrics, which is a package of its own beside the very parts that are here for traces. */
class MetricExporter extends OTLPExporterBase<ResourceMetrics> implements PushMetricExporter {
  selectAggregationTemporality() {
    return AggregationTemporality.CUMULATIVE;
  }
}

const defaultPeriodMs = 60_000;

/** Sends counts of requests and errors, and lag and backlog of the work in the background, every `OTEL_METRIC_EXPORT_INTERVAL` ms. */
export async function startMetrics(resource: Resource, gauges: Gauges): Promise<MeterProvider> {
  const options = convertLegacyHttpOptions({}, 'METRICS', 'v1/metrics', { 'Content-Type': 'application/json' });
  const kind = 'otlp_http_json_metric_exporter';
  const delegate = createOtlpHttpExportDelegate(
    options,
    JsonMetricsSerializer,
    kind,
    MetricsExporterMetricsHelper,
    undefined,
  );
  const exporter = new MetricExporter(delegate);
  const exportIntervalMillis = Number(process.env.OTEL_METRIC_EXPORT_INTERVAL) || defaultPeriodMs;
  const reader = new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis,
    exportTimeoutMillis: Math.min(exportIntervalMillis, 30_000),
  });
  const provider = new MeterProvider({ resource, readers: [reader] });
  const meter = provider.getMeter('lectern');
  meter.createObservableCounter('lectern.requests').addCallback((result) => result.observe(gauges.requests()));
  meter.createObservableCounter('lectern.errors').addCallback((result) => result.observe(gauges.failures()));
  meter.createObservableGauge('lectern.requests.open').addCallback((result) => result.observe(gauges.open()));
  const backlog = meter.createObservableGauge('lectern.workflows.backlog');
  const failed = meter.createObservableGauge('lectern.workflows.failed');
  const lag = meter.createObservableGauge('lectern.workflows.lag', { unit: 's' });
  meter.addBatchObservableCallback(
    async (result) => {
      const work = await gauges.backlog().catch(() => undefined);
      if (work) {
        result.observe(backlog, work.unfinished);
        result.observe(failed, work.failed);
        result.observe(lag, work.oldestSeconds);
      }
    },
    [backlog, failed, lag],
  );
  return provider;
}
