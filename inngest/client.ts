import { Inngest } from 'inngest';
import { readWorkflowEngine } from '@/lib/env';
import { embeddedFetch, embeddedOrigin } from './embedded';

/** The configuration of the SDK for an engine; the embedded one is reached without a socket. */
const embedded = { isDev: true, baseUrl: embeddedOrigin, fetch: embeddedFetch } as const;

/** The one client. Functions are made with it; what they are called by is chosen by the environment. */
export const inngest = new Inngest({
  id: 'lectern',
  // Spans of every call, for a feature that nothing here uses, cost a third of its time.
  aiMetadata: false,
  ...(readWorkflowEngine(process.env) === 'embedded' && embedded),
});
