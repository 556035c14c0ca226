import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openUnit, submitAnswer } from '@/lib/attempts';
import { currentScope } from '@/lib/log';
import { parseTrustedProxies } from '@/lib/operation';
import { watchRequests } from '@/lib/operation/watch-requests';
import { startTelemetry, type Telemetry } from '@/lib/telemetry/start-telemetry';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { type OtlpReceiver, openOtlpReceiver } from '../support/otlp-receiver';
import { runWorkflows } from '../support/run-workflows';

/** A submission, from the request to the grade that follows from it, as a collector gets to know it. */

const typedAnswer = '31415926';
let receiver: OtlpReceiver;
let telemetry: Telemetry | undefined;
let stores: FreshStores;
let server: Server;

beforeAll(async () => {
  receiver = await openOtlpReceiver();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', receiver.url);
  vi.stubEnv('OTEL_METRIC_EXPORT_INTERVAL', '500');
  telemetry = await startTelemetry('lectern-test', '1', {
    requests: () => 7,
    failures: () => 1,
    open: () => 0,
    backlog: async () => ({ unfinished: 3, failed: 0, oldestSeconds: 12 }),
  });
  watchRequests({ trusted: parseTrustedProxies(''), slowAfterMs: 60_000 });
  stores = await openFreshStores();
  await importLearnerCourse(stores);
});
afterAll(async () => {
  server?.close();
  await telemetry?.stop();
  await stores?.close();
  await receiver?.close();
  vi.unstubAllEnvs();
});

it('a submission is one trace: request, verb, statements, and the steps of the workflow that it causes', async () => {
  const learner = await addLearner(stores, 'usr_anna_blume');
  server = createServer(async (_, response) => {
    const ctx = { ...learner.context(), requestId: currentScope()?.requestId ?? 'none' };
    const page = await openUnit(ctx, { courseKey, block: 'vertical@ask' });
    const block = page.status === 'open' ? page.blocks.find((one) => one.block === 'problem@number') : undefined;
    if (block?.kind !== 'problem') throw new Error('no problem');
    const { node, attempt } = block;
    const answers = { '2_1': typedAnswer };
    const result = await submitAnswer(ctx, { courseKey, block: block.block, node, attempt, answers });
    response.end(result.status);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const answer = await fetch(`http://127.0.0.1:${port}/courses/x?mail=anna@example.org`);
  expect(await answer.text()).toBe('graded');
  const requestId = answer.headers.get('x-request-id');

  const workflows = await runWorkflows(stores);
  await workflows.settle();
  await workflows.stop();
  await vi.waitFor(() => expect(receiver.metricNames()).toContain('lectern.workflows.lag'), { timeout: 5000 });
  await telemetry?.stop();

  const spans = receiver.spans();
  const request = spans.find(({ name }) => name === 'GET request');
  const trace = spans.filter(({ traceId }) => traceId === request?.traceId);
  const names = trace.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['attempts.openUnit', 'attempts.submitAnswer', 'mysql select', 'mysql insert']),
  );
  const step = trace.find(({ name }) => name.startsWith('grade-learner '));
  expect(step).toBeDefined();
  expect(request?.attributes).toContainEqual({ key: 'lectern.request.id', value: { stringValue: requestId } });
  expect(step?.attributes).toContainEqual({ key: 'lectern.request.id', value: { stringValue: requestId } });
  const verb = trace.find(({ name }) => name === 'attempts.submitAnswer');
  expect(verb?.parentSpanId).toBe(request?.spanId);
  expect(trace.filter(({ parentSpanId }) => parentSpanId === verb?.spanId).map(({ name }) => name)).toContain(
    'mysql insert',
  );
  expect(trace.some(({ name, parentSpanId }) => name.startsWith('mysql') && parentSpanId === step?.spanId)).toBe(true);
  expect(spans.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^mongodb /));

  expect(receiver.metricNames()).toEqual(
    expect.arrayContaining(['lectern.requests', 'lectern.errors', 'lectern.workflows.backlog']),
  );
  expect(receiver.text()).not.toContain(typedAnswer);
  expect(receiver.text()).not.toMatch(/example\.org|127\.0\.0\.1/);
});
