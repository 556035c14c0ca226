import { Inngest } from 'inngest';
import { readWorkflowEngine } from '@/lib/env';
import { log } from '@/lib/log';
import { CarryScope } from './carry-scope';
import { embeddedFetch, embeddedOrigin } from './embedded';

/** The configuration of the SDK for an engine; the embedded one is reached without a socket. */
const embedded = { isDev: true, baseUrl: embeddedOrigin, fetch: embeddedFetch } as const;

/** The one client. Functions are made with it; what they are called by is chosen by the environment. */
export const inngest = new Inngest({
  id: 'lectern',
  // Spans of every call, for a feature that nothing here uses, cost a third of its time.
  aiMetadata: false,
  middleware: [CarryScope],
  // What the SDK has to say goes to the log; what it says of failed steps, its middleware says with the run.
  logger: { debug() {}, info() {}, warn: (said: unknown) => log.warn(asLine(said)), error() {} },
  ...(readWorkflowEngine(process.env) === 'embedded' && embedded),
});

function asLine(said: unknown): string {
  return typeof said === 'string' ? said : said instanceof Error ? said.name : 'The SDK of workflows has a warning';
}
