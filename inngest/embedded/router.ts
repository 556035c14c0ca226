import type { Db, Tx } from '@/db/client';
import {
  addToBatches,
  type BatchGroup,
  debounce,
  findAwaited,
  findWaits,
  finishRun,
  hashKey,
  type IncomingEvent,
  inJournal,
  isGroupBusy,
  type JournalEvent,
  lockCursor,
  lockRun,
  markSentEvents,
  markTaken,
  moveCursor,
  type NewRun,
  readOutbox,
  readSentEvents,
  rowsOf,
  startRuns,
  takeKey,
  wakeRun,
} from '@/db/journal';
import { compileExpression, type Expression, valueAt } from './cel';
import { fitsName, type Registration } from './registrations';

/** Most events of each source that one transaction takes. */
export const routingLimit = 200;

export interface Router {
  /** Takes the events that wait, wakes and cancels the runs that they concern, and starts new ones. Answers how many. */
  route(now: Date): Promise<number>;
}

/**
 * Routes events of both outboxes and of the journal to functions. One process at a time, by the lock on the cursor's row,
 * so that events keep their order; another goes on at once when this one is gone, since the lock goes with its connection.
 */
export function createRouter(db: Db, registrations: ReadonlyMap<string, Registration>): Router {
  const byName = new Map<string, readonly Registration[]>();
  const triggeredBy = (name: string): readonly Registration[] => {
    const known = byName.get(name);
    if (known) {
      return known;
    }
    const fitting = [...registrations.values()].filter(({ triggers }) =>
      triggers.some((trigger) => fitsName(trigger.event, name)),
    );
    byName.set(name, fitting);
    return fitting;
  };
  const cancelling = new Set([...registrations.values()].flatMap(({ cancelOn }) => cancelOn.map(({ event }) => event)));
  /** The routing whose rows this process has marked: they need not be marked again. */
  let marked = 0;

  return {
    async route(now) {
      const routed = await inJournal(db, async (tx) => {
        const cursor = await lockCursor(tx);
        if (!cursor) {
          return undefined;
        }
        if (cursor.number !== marked) {
          await markTaken(db, cursor.batch, now);
        }
        const outbox = await readOutbox(db, routingLimit);
        const own = await readSentEvents(tx, routingLimit);
        const incoming = [...outbox.map(({ event }) => ({ event, isIdGiven: false })), ...own];
        for (const part of splitBefore(incoming, cancelling)) {
          await resume(
            tx,
            part.map(({ event }) => event),
            now,
          );
          await trigger(tx, part, triggeredBy, now);
        }
        await markSentEvents(
          tx,
          own.map(({ seq }) => seq),
          now,
        );
        const rows = rowsOf(outbox);
        await moveCursor(tx, cursor.number + 1, rows);
        return { number: cursor.number + 1, rows, count: incoming.length };
      });
      if (!routed) {
        return 0;
      }
      await markTaken(db, routed.rows, now);
      marked = routed.number;
      return routed.count;
    },
  };
}

/** Parts that begin with an event that may cancel: the runs of the events before it must be there by then. */
function splitBefore(incoming: readonly IncomingEvent[], names: ReadonlySet<string>): readonly IncomingEvent[][] {
  const parts: IncomingEvent[][] = [[]];
  for (const one of incoming) {
    if (names.has(one.event.name)) {
      parts.push([]);
    }
    parts.at(-1)?.push(one);
  }
  return parts;
}

/** Wakes the runs that wait for these events, and cancels those that they cancel. */
async function resume(tx: Tx, events: readonly JournalEvent[], now: Date): Promise<void> {
  if (events.length === 0) {
    return;
  }
  const awaited = await findAwaited(tx, [...new Set(events.map(({ name }) => name))], now);
  for (const event of events) {
    const paths = awaited.get(event.name);
    if (!paths) {
      continue;
    }
    const matches = paths.map((path) => ({ path, hash: matchHash(valueAt(event, path)) }));
    for (const wait of await findWaits(tx, event.name, matches, now)) {
      const run = await lockRun(tx, wait.runId);
      const isMeant =
        run &&
        (wait.expression === null ||
          compileExpression(wait.expression).evaluate({ event: run.events[0], async: event }) === true);
      if (isMeant && wait.kind === 'cancel') {
        const error = { name: 'Cancelled', message: `Cancelled by the event ${event.name}` };
        await finishRun(tx, run, { status: 'cancelled', error }, now);
      } else if (isMeant) {
        const { runId, stepId } = wait;
        await wakeRun(tx, { runId, stepId, operation: 'WaitForEvent', result: event }, now);
      }
    }
  }
}

/** How a condition is kept beside a wait: by its match where it has one, so that an index finds it. */
export function waitCondition(condition: Expression | undefined, event: unknown) {
  const match = condition?.match;
  return {
    matchPath: match?.asyncPath ?? null,
    matchHash: match ? matchHash(valueAt(event, match.eventPath)) : null,
    expression: condition && !condition.isMatchAlone ? condition.source : null,
  };
}

const matchHash = (value: unknown) => hashKey('match', value);

interface Gathering extends BatchGroup {
  readonly registration: Registration;
}

async function trigger(
  tx: Tx,
  incoming: readonly IncomingEvent[],
  triggeredBy: (name: string) => readonly Registration[],
  now: Date,
): Promise<void> {
  const runs: NewRun[] = [];
  const gathering = new Map<string, { group: Gathering; events: JournalEvent[] }>();
  const collect = async (registration: Registration, events: readonly JournalEvent[]) => {
    const run = await newRun(tx, registration, events, now);
    if (run?.singletonKey) {
      // The next event must find it.
      await startRuns(tx, [run], now);
    } else if (run) {
      runs.push(run);
    }
  };
  for (const { event, isIdGiven } of incoming) {
    for (const registration of triggeredBy(event.name)) {
      if (!isTriggered(registration, event) || !(await isFirst(tx, registration, event, isIdGiven, now))) {
        continue;
      }
      const { id: functionId } = registration;
      if (registration.debounce) {
        const groupKey = keyOf('debounce', registration, registration.debounce.key, event);
        await debounce(tx, { functionId, groupKey, ...registration.debounce }, event, now);
      } else if (registration.batch) {
        const groupKey = keyOf('batch', registration, registration.batch.key, event);
        const group = { registration, functionId, groupKey, ...registration.batch };
        const gathered = gathering.get(groupKey) ?? { group, events: [] };
        gathered.events.push(event);
        gathering.set(groupKey, gathered);
      } else {
        await collect(registration, [event]);
      }
    }
  }
  for (const { group, events } of await addToBatches(tx, [...gathering.values()], now)) {
    await collect(group.registration, events);
  }
  await startRuns(tx, runs, now);
}

const isTriggered = ({ triggers }: Registration, event: JournalEvent) =>
  triggers.some(
    ({ event: name, condition }) =>
      fitsName(name, event.name) && (condition === undefined || condition.evaluate({ event }) === true),
  );

/** Whether the function has not run for this event, or for its key, within a day. */
async function isFirst(
  tx: Tx,
  registration: Registration,
  event: JournalEvent,
  isIdGiven: boolean,
  now: Date,
): Promise<boolean> {
  if (isIdGiven && !(await takeKey(tx, hashKey('event', registration.id, event.id), now))) {
    return false;
  }
  const { idempotency } = registration;
  return !idempotency || (await takeKey(tx, keyOf('idempotency', registration, idempotency, event), now));
}

const keyOf = (kind: string, { id }: Registration, key: Expression | undefined, event: JournalEvent | undefined) =>
  hashKey(kind, id, key ? (key.evaluate({ event }) ?? null) : null);

/** The run of a function for these events; undefined where the function runs alone and does so already. */
export async function newRun(
  tx: Tx,
  registration: Registration,
  events: readonly JournalEvent[],
  now: Date,
): Promise<NewRun | undefined> {
  const [event] = events;
  const { singleton, concurrency, cancelOn, id } = registration;
  const singletonKey = singleton ? keyOf('singleton', registration, singleton.key, event) : null;
  if (singletonKey !== null && (await isGroupBusy(tx, singletonKey, now))) {
    return undefined;
  }
  return {
    functionId: id,
    events,
    singletonKey,
    concurrencyKey: concurrency ? keyOf('concurrency', registration, concurrency.key, event) : null,
    cancelOn: cancelOn.map(({ event: name, condition, timeoutMs }) => ({
      event: name,
      ...waitCondition(condition, event),
      expiresAt: new Date(now.getTime() + timeoutMs),
    })),
  };
}
