import { index, int, mysqlTable, primaryKey, text, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText } from '../columns';

/** Keyspace `site`. Somebody else's address that is told of events. */
export const webhookEndpoints = mysqlTable(
  'webhook_endpoints',
  {
    id: keyText('id', { length: 32 }).primaryKey(),
    /** `*` (the site), an organisation's short name, or a course key, as with roles. */
    scope: keyText('scope', { length: 255 }).notNull(),
    url: varchar('url', { length: 2000 }).notNull(),
    /** Names of the public catalogue (`lib/webhooks/catalogue/public-events.ts`). */
    events: jsonText('events').$type<readonly string[]>().notNull(),
    /** Encrypted with the site's key. The previous one signs beside the new one until its time is over. */
    secret: varchar('secret', { length: 255 }).notNull(),
    previousSecret: varchar('previous_secret', { length: 255 }),
    previousSecretUntil: instant('previous_secret_until'),
    /** Deliveries that failed since the last that succeeded. */
    failuresInRow: int('failures_in_row').notNull().default(0),
    /** When the first of them was. */
    failingSince: instant('failing_since'),
    lastFailureAt: instant('last_failure_at'),
    lastError: varchar('last_error', { length: 500 }),
    /** When its people were last written to that deliveries fail. */
    noticedAt: instant('noticed_at'),
    disabledAt: instant('disabled_at'),
    disabledReason: keyText('disabled_reason', { length: 16 }).$type<WebhookDisabledReason>(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  // The pages of an organisation and of a course list theirs.
  (t) => [index('webhook_endpoints_scope_ix').on(t.scope)],
);

/** Deliveries failed too often in a row, the endpoint itself answered that it is gone (410), or its people have paused it. */
export type WebhookDisabledReason = 'failing' | 'gone' | 'paused';

export const webhookMessageStatuses = ['pending', 'delivered', 'failed', 'held'] as const;
/** `held`: its endpoint was disabled before it arrived. */
export type WebhookMessageStatus = (typeof webhookMessageStatuses)[number];

/** One event for one endpoint: what is sent, however often. */
export const webhookMessages = mysqlTable(
  'webhook_messages',
  {
    /** The `webhook-id`, derived from the event and the endpoint. */
    id: keyText('id', { length: 40 }).primaryKey(),
    endpointId: keyText('endpoint_id', { length: 32 }).notNull(),
    eventId: keyText('event_id', { length: 64 }).notNull(),
    type: keyText('type', { length: 100 }).notNull(),
    /** The exact text of the request. */
    body: text('body').notNull(),
    status: keyText('status', { length: 12 }).$type<WebhookMessageStatus>().notNull(),
    /** Raised by each redelivery: runs of an earlier round end. */
    round: int('round').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    // An endpoint's page lists its newest, and those that wait for it; a range of them is redelivered.
    index('webhook_messages_endpoint_ix').on(t.endpointId, t.status, t.createdAt),
    // Old ones are removed by time.
    index('webhook_messages_created_ix').on(t.createdAt),
  ],
);

/** One request and what came back. */
export const webhookDeliveries = mysqlTable(
  'webhook_deliveries',
  {
    messageId: keyText('message_id', { length: 40 }).notNull(),
    /** 1 for the first, over all rounds. */
    number: int('number').notNull(),
    /** What it was done for: the same work repeated finds that it is recorded. */
    work: keyText('work', { length: 64 }).notNull(),
    startedAt: instant('started_at').notNull(),
    durationMs: int('duration_ms').notNull(),
    requestHeaders: jsonText('request_headers').$type<Readonly<Record<string, string>>>().notNull(),
    /** How many failures in a row this made; 0 for a success. */
    failuresInRow: int('failures_in_row').notNull(),
    responseStatus: int('response_status'),
    /** Its first 4 kB. */
    responseBody: text('response_body'),
    error: varchar('error', { length: 500 }),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.number] }),
    // The same work repeated finds that it is recorded.
    uniqueIndex('webhook_deliveries_work_uq').on(t.messageId, t.work),
  ],
);
